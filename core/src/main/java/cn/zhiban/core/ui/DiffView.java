package cn.zhiban.core.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** Shows what was changed between two texts: removed words struck through, added ones underlined. */
public final class DiffView extends Composite<Div> {
    /**
     * @param before the older text
     * @param after the newer text
     */
    public DiffView(String before, String after) {
        getContent().addClassName("zb-diff");
        if (before.equals(after)) {
            Paragraph none = new Paragraph(getTranslation("core.ui.diff.none"));
            none.addClassName("zb-muted");
            getContent().add(none);
            return;
        }
        for (TextDiff.Part part : TextDiff.of(before, after)) {
            getContent()
                    .add(
                            switch (part.kind()) {
                                case SAME -> new Span(part.text());
                                case REMOVED -> new Removed(part.text());
                                case ADDED -> new Added(part.text());
                            });
        }
    }

    @Tag("del")
    private static final class Removed extends Component {
        Removed(String text) {
            getElement().setText(text);
        }
    }

    @Tag("ins")
    private static final class Added extends Component {
        Added(String text) {
            getElement().setText(text);
        }
    }
}
