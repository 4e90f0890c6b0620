package cn.zhiban.training.path.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.MyLearning;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** What one is to learn next, on the home page. */
@org.springframework.stereotype.Component
class LearnCard implements HomeCard {
    private final MyLearning learning;

    LearnCard(MyLearning learning) {
        this.learning = learning;
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public String permission() {
        return TrainingPermissions.LEARN;
    }

    @Override
    public Component create() {
        UI ui = UI.getCurrent();
        List<MyLearning.Mine> mine = learning.mine();
        Div card = new Div(new H2(ui.getTranslation("training.path.mine.title")));
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        mine.stream()
                .filter(one -> one.stand().next().isPresent())
                .findFirst()
                .ifPresentOrElse(
                        one -> {
                            card.add(new Paragraph(ui.getTranslation(
                                    "training.path.home.next",
                                    one.stand().next().orElseThrow().title())));
                            if (one.late() > 0) {
                                Paragraph late = new Paragraph(ui.getTranslation("training.path.late", one.late()));
                                late.addClassName("zb-text-bad");
                                card.add(late);
                            }
                        },
                        () -> card.add(new Paragraph(ui.getTranslation("training.path.home.none"))));
        card.add(new Anchor("train/learn", ui.getTranslation("training.path.home.open")));
        return card;
    }
}
