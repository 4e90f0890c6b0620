package cn.zhiban.app.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithVaadin.class)
class CommandPaletteTest {
    @Test
    void opensWithThePagesAndTheFirstOneChosen() {
        new CommandPalette(PaletteSearchTest.search()).open();
        List<Anchor> options = _find(Anchor.class);
        assertThat(options).extracting(Anchor::getText).isNotEmpty();
        assertThat(options)
                .extracting(option -> option.getElement().getAttribute("aria-selected"))
                .containsExactly("true", "false");
    }

    @Test
    void saysForWhichTextTheListIsTheAnswer() {
        new CommandPalette(PaletteSearchTest.search()).open();
        _setValue(_get(TextField.class), " 外观 ");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).containsExactly("theme");
        assertThat(_get(Div.class, spec -> spec.withId("palette-list"))
                        .getElement()
                        .getAttribute("data-query"))
                .isEqualTo("外观");
    }

    @Test
    void saysWhatToDoWhenNothingIsFound() {
        new CommandPalette(PaletteSearchTest.search()).open();
        _setValue(_get(TextField.class), "火星");
        _assertNone(Anchor.class);
        assertThat(_get(Paragraph.class).getText()).contains("火星");
    }
}
