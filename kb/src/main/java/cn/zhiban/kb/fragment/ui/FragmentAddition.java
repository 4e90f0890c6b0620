package cn.zhiban.kb.fragment.ui;

import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ui.ArticleAddition;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.fragment.FragmentNotation.Kind;
import cn.zhiban.kb.fragment.FragmentService;
import cn.zhiban.kb.fragment.FragmentService.User;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells who keeps an answer in which others it is used, where they read it and where they change it. */
@Component
class FragmentAddition implements ArticleAddition {
    private final FragmentService fragments;

    FragmentAddition(FragmentService fragments) {
        this.fragments = fragments;
    }

    @Override
    public List<com.vaadin.flow.component.Component> notes(ArticleDetails article) {
        return article.canEdit() ? editNotes(article) : List.of();
    }

    @Override
    public List<com.vaadin.flow.component.Component> editNotes(ArticleDetails article) {
        List<com.vaadin.flow.component.Component> notes = new ArrayList<>();
        add(notes, "kb.fragment.used-in", fragments.usedIn(article.id(), Kind.FRAGMENT));
        add(notes, "kb.fragment.linked-from", fragments.usedIn(article.id(), Kind.LINK));
        return notes;
    }

    private static void add(List<com.vaadin.flow.component.Component> notes, String key, List<User> users) {
        if (users.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        users.forEach(user -> list.add(new ListItem(new Anchor(ArticleNavigation.address(user.id()), user.title()))));
        Details details = new Details(UI.getCurrent().getTranslation(key, users.size()), list);
        details.addClassNames("zb-note", "zb-note-info");
        notes.add(details);
    }
}
