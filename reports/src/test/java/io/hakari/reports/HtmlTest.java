package io.hakari.reports;

import static io.hakari.reports.Html.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @Test
    void text_cannot_leave_its_element() {
        assertThat(written("</p><script>alert('x')</script>&amp;\"")).isEqualTo(
                "<p>&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;&quot;</p>");
    }

    @Test
    void an_attribute_cannot_leave_its_quotes() {
        assertThat(HtmlWriter.write(element("p").with("class", "a\" onclick='b'>")))
                .isEqualTo("<p class=\"a&quot; onclick=&#39;b&#39;&gt;\"></p>");
    }

    @ParameterizedTest
    @CsvSource({"0000", "0007", "001B", "000D", "007F", "00AD", "061C", "200B", "200E", "2028", "2029", "202A", "202E",
            "2066", "2069", "D800", "DFFF", "FEFF", "FDD0", "FFFE", "FFFF", "E000", "E0041", "1FFFE"})
    void a_character_that_cannot_be_seen_is_shown_by_its_number(String number) {
        String character = new String(new int[]{Integer.parseInt(number, 16)}, 0, 1);
        assertThat(written("a" + character + "b")).isEqualTo("<p>a⟦U+" + number + "⟧b</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"秤 と 𠮷野家", "a\tb\nc", "全角　空白", "مرحبا", "👩‍🔧", "e\u0301"})
    void a_character_that_can_be_seen_is_left_as_it_is(String text) {
        assertThat(written(text)).isEqualTo("<p>" + text + "</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "p onclick=x", "", "a/b", "a>"})
    void an_element_needs_a_harmless_name(String name) {
        assertThatThrownBy(() -> element(name)).hasMessage("element [" + name + "] is no name of an element on a page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "a b", "x=", ""})
    void an_attribute_needs_a_harmless_name(String name) {
        assertThatThrownBy(() -> element("p").with(name, ""))
                .hasMessage("attribute [" + name + "] is no name of an attribute on a page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org", "//example.org", "javascript:alert(1)", "file.html", "#a b"})
    void an_address_stays_inside_the_page(String address) {
        assertThatThrownBy(() -> element("a").with("href", address))
                .hasMessage("address [" + address + "] must stay inside the page");
    }

    @Test
    void a_style_sheet_cannot_be_ended() {
        assertThatThrownBy(() -> element("style", "p{}</style><b>"))
                .hasMessage("a style sheet must not hold [<], [>] or [&]: pages are XML, too");
    }

    private static String written(String text) {
        return HtmlWriter.write(element("p", text));
    }
}
