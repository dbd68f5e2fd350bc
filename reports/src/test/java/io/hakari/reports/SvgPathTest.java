package io.hakari.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgPathTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"M10,20L10.5,20|m10 20l.5 0", "M1,1L2,2L1.75,2.05|m1 1l1 1-.25 .05",
            "M0,0Q1,1,2,0Q3,-1,4,0|m0 0q1 1 2 0 1-1 2 0", "M0,0C1,1,2,2,3,3|m0 0c1 1 2 2 3 3",
            "M1,1L2,1L2,2ZM5,5L6,5Z|m1 1l1 0 0 1zm4 4l1 0z", "M-0.1,-2.35L-0.1,0|m-.1-2.35l0 2.35"})
    void is_told_by_steps_from_point_to_point(String path, String relative) {
        assertThat(SvgPath.relative(path)).isEqualTo(relative);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M1,1H5", "M1,1A5,5,0,0,1,2,2", "M1,1L2", "1,2", "M1,1L2,2 onload", "m1,1"})
    void what_is_not_known_stays_as_it_is(String path) {
        assertThat(SvgPath.relative(path)).isEqualTo(path);
    }
}
