package io.hakari.suites.japanese;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EraTest {

    @ParameterizedTest
    @CsvSource({"MEIJI, 45, 1912", "TAISHO, 1, 1912", "TAISHO, 15, 1926", "SHOWA, 1, 1926", "SHOWA, 39, 1964",
            "SHOWA, 64, 1989", "HEISEI, 1, 1989", "HEISEI, 31, 2019", "REIWA, 1, 2019", "REIWA, 8, 2026"})
    void has_the_western_year_of_the_calendar(Era era, int year, int western) {
        assertThat(era.western(year)).isEqualTo(western);
    }

    @ParameterizedTest
    @CsvSource({"MEIJI, 45", "TAISHO, 1", "TAISHO, 15", "SHOWA, 1", "SHOWA, 64", "HEISEI, 1", "HEISEI, 31", "REIWA, 1"})
    void shares_the_year_in_which_it_changed(Era era, int year) {
        assertThat(era.hasAllOf(year)).isFalse();
    }

    @Test
    void writes_its_first_year_as_gannen() {
        assertThat(Era.HEISEI.written(1)).isEqualTo("平成元年");
        assertThat(Era.SHOWA.writtenInKanji(55)).isEqualTo("昭和五十五年");
    }
}
