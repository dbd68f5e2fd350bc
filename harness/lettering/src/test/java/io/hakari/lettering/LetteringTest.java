package io.hakari.lettering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void words_are_as_wide_as_their_letters_and_grow_with_the_size() {
        assertThat(Lettering.width("圧力計", 40)).isCloseTo(120, within(1e-9));
        assertThat(Lettering.outline("圧力計", 40).getBounds2D().getWidth()).isBetween(110.0, 120.0);
        assertThat(Lettering.outline("計", 80).getBounds2D().getHeight())
                .isCloseTo(2 * Lettering.outline("計", 40).getBounds2D().getHeight(), within(1e-9));
    }

    @Test
    void a_letter_without_a_glyph_is_refused_instead_of_drawn_as_a_box() {
        assertThat(Lettering.canWrite("点検表ABC123")).isTrue();
        assertThatThrownBy(() -> Lettering.outline("\u0e01", 20))
                .hasMessage("font [Mplus1-Regular.otf] has no glyph for [\u0e01]; write it otherwise");
    }
}
