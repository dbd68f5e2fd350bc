package io.hakari.suites.vision.brought;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PythonListTest {

    /// As Python 3.11 prints `['a', "it's", 'say "x"', 'a\\b\n\t', 3, 0.5, '\xa0', ['b', 'c'], '']`.
    @Test
    void elements_are_read_as_python_prints_them() {
        assertThat(PythonList.texts("['a', \"it's\", 'say \"x\"', 'a\\\\b\\n\\t', 3, 0.5, '\\xa0', ['b', 'c'], '']"))
                .containsExactly("a", "it's", "say \"x\"", "a\\b\n\t", "3", "0.5", "\u00a0", "b", "c", "");
        assertThat(PythonList.texts("[]")).isEmpty();
    }

    @Test
    void what_is_no_list_is_refused() {
        assertThatThrownBy(() -> PythonList.texts("a")).hasMessage("[a] is no list as Python prints it");
        assertThatThrownBy(() -> PythonList.texts("['a]")).hasMessage("[['a]] has a text that does not end");
        assertThatThrownBy(() -> PythonList.texts("['\\xzz']"))
                .hasMessage("[['\\xzz']] has the escape [zz], which is no code");
    }
}
