package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.kb.notice.Importance;
import cn.zhiban.kb.notice.NoticeAudience;
import cn.zhiban.kb.notice.NoticeContent;
import cn.zhiban.kb.notice.NoticeQuestion;
import cn.zhiban.kb.notice.NoticeService.Choices;
import cn.zhiban.kb.search.ArticlePick;
import cn.zhiban.kb.search.ArticlePick.Choice;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields of a notice. */
final class NoticeForm {
    private final CompanyTime time;
    private final ArticlePick pick;
    private final boolean wasPublished;
    private final TextField title = new TextField(text("kb.notice.title"));
    private final TextArea body = new TextArea(text("kb.notice.text"));
    private final TextField changes = new TextField(text("kb.notice.changes"));
    private final Select<Importance> importance = new Select<>();
    private final DateTimePicker from = Pickers.dateTime(text("kb.notice.from"));
    private final DateTimePicker until = Pickers.dateTime(text("kb.notice.until"));
    private final ComboBox<ClientRef> client = new ComboBox<>(text("kb.notice.client"));
    private final MultiSelectComboBox<ShopRef> shops = new MultiSelectComboBox<>(text("kb.notice.shops"));
    private final MultiSelectComboBox<Choices.Team> teams = new MultiSelectComboBox<>(text("kb.notice.teams"));
    private final MultiSelectComboBox<Post> posts = new MultiSelectComboBox<>(text("kb.notice.posts"));
    private final MultiSelectComboBox<Choice> articles = new MultiSelectComboBox<>(text("kb.notice.articles"));
    private final TextField question = new TextField(text("kb.notice.question"));
    private final List<TextField> options = new ArrayList<>();
    private final Select<Integer> right = new Select<>();
    private final TextField explanation = new TextField(text("kb.notice.explanation"));
    private final Checkbox eachShift = new Checkbox(text("kb.notice.each-shift"));
    private final Checkbox publish = new Checkbox(text("kb.notice.publish-now"), true);
    private final Checkbox asksAgain = new Checkbox(text("kb.notice.asks-again"), true);
    private List<Long> unseen = List.of();
    private @Nullable Instant startedFrom;
    private @Nullable Instant endedAt;

    NoticeForm(Choices choices, ArticlePick pick, CompanyTime time, boolean wasPublished) {
        this.pick = pick;
        this.time = time;
        this.wasPublished = wasPublished;
        title.setMaxLength(NoticeContent.TITLE_LENGTH);
        title.setRequiredIndicatorVisible(true);
        changes.setMaxLength(NoticeContent.TITLE_LENGTH);
        changes.setHelperText(text("kb.notice.changes.help"));
        body.setMinRows(5);
        body.setRequiredIndicatorVisible(true);
        body.setHelperText(text("kb.notice.text.help"));
        importance.setLabel(text("kb.notice.importance"));
        importance.setItems(Importance.values());
        importance.setItemLabelGenerator(one -> text("kb.notice.field.importance." + one));
        client.setItems(choices.clients());
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setHelperText(text("kb.notice.client.help"));
        shops.setItems(choices.shops());
        shops.setItemLabelGenerator(ShopRef::name);
        teams.setItems(choices.teams());
        teams.setItemLabelGenerator(Choices.Team::name);
        posts.setItems(Post.values());
        posts.setItemLabelGenerator(post -> text("post." + post));
        articles.setItemLabelGenerator(Choice::title);
        articles.setHelperText(text("kb.notice.articles.help"));
        articles.setItems(query ->
                pick.find(query.getFilter().orElse(""), List.of(), query.getOffset(), query.getLimit()).stream());
        question.setHelperText(text("kb.notice.question.help"));
        for (int i = 0; i < NoticeQuestion.MOST; i++) {
            options.add(new TextField(text("kb.notice.option", letter(i))));
        }
        right.setLabel(text("kb.notice.right"));
        right.setItems(IntStream.range(0, NoticeQuestion.MOST).boxed().toList());
        right.setItemLabelGenerator(NoticeForm::letter);
    }

    /** A notice to start from, that holds from this moment. */
    static NoticeContent empty(Instant now) {
        return new NoticeContent(
                "", "", "", Importance.NORMAL, now, null, false, NoticeAudience.EVERYBODY, List.of(), null);
    }

    /** A dialog with all fields. */
    FormDialog into(String titleKey) {
        FormDialog dialog = new FormDialog(text(titleKey))
                .wide("title", title)
                .wide("text", body)
                .wide("changes", changes)
                .with("importance", importance)
                .with("eachShift", eachShift)
                .with("from", from)
                .with("until", until)
                .note(new H3(text("kb.notice.audience")))
                .with("clientId", client)
                .with("shopIds", shops)
                .with("teamIds", teams)
                .with("posts", posts)
                .note(new H3(text("kb.notice.check")))
                .wide("articleIds", articles)
                .wide("question", question);
        for (int i = 0; i < options.size(); i++) {
            dialog.with(i == 0 ? "options" : "options" + i, options.get(i));
        }
        dialog.with("right", right).with("explanation", explanation).with("publish", publish);
        if (wasPublished) {
            dialog.with("asksAgain", asksAgain);
        }
        return dialog;
    }

    void fill(NoticeContent content) {
        NoticeAudience audience = content.audience();
        title.setValue(content.title());
        body.setValue(content.text());
        changes.setValue(content.changes());
        importance.setValue(content.importance());
        startedFrom = content.from();
        endedAt = content.until();
        from.setValue(local(content.from()));
        until.setValue(content.until() == null ? null : local(content.until()));
        eachShift.setValue(content.eachShift());
        client.getListDataView()
                .getItems()
                .filter(one -> Objects.equals(one.id(), audience.clientId()))
                .findFirst()
                .ifPresent(client::setValue);
        shops.setValue(shops.getListDataView()
                .getItems()
                .filter(one -> audience.shopIds().contains(one.id()))
                .collect(Collectors.toSet()));
        teams.setValue(teams.getListDataView()
                .getItems()
                .filter(one -> audience.teamIds().contains(one.id()))
                .collect(Collectors.toSet()));
        posts.setValue(audience.posts());
        Set<Choice> chosen = Set.copyOf(pick.byIds(content.articleIds()));
        articles.setValue(chosen);
        unseen = content.articleIds().stream()
                .filter(id -> chosen.stream().noneMatch(one -> one.id() == id))
                .toList();
        NoticeQuestion asked = content.question();
        if (asked != null) {
            question.setValue(asked.text());
            explanation.setValue(asked.explanation());
            right.setValue(asked.right());
            for (int i = 0; i < asked.options().size(); i++) {
                options.get(i).setValue(asked.options().get(i));
            }
        }
    }

    NoticeContent read() {
        LocalDateTime begin = from.getValue();
        if (begin == null) {
            throw new InvalidInput("from", "kb.notice.problem.missing");
        }
        List<Long> touched = new ArrayList<>(unseen);
        articles.getValue().forEach(one -> touched.add(one.id()));
        return new NoticeContent(
                title.getValue(),
                body.getValue(),
                changes.getValue(),
                importance.getValue(),
                instant(begin, startedFrom),
                until.getValue() == null ? null : instant(until.getValue(), endedAt),
                eachShift.getValue(),
                new NoticeAudience(
                        client.getValue() == null ? null : client.getValue().id(),
                        shops.getValue().stream().map(ShopRef::id).collect(Collectors.toCollection(TreeSet::new)),
                        teams.getValue().stream().map(Choices.Team::id).collect(Collectors.toCollection(TreeSet::new)),
                        new TreeSet<>(posts.getValue())),
                touched,
                readQuestion());
    }

    private @Nullable NoticeQuestion readQuestion() {
        List<String> filled = options.stream().map(TextField::getValue).toList();
        if (question.isEmpty() && filled.stream().allMatch(String::isBlank)) {
            return null;
        }
        List<Integer> kept = IntStream.range(0, filled.size())
                .filter(i -> !filled.get(i).isBlank())
                .boxed()
                .toList();
        Integer chosen = right.getValue();
        return new NoticeQuestion(
                question.getValue(),
                kept.stream().map(filled::get).toList(),
                chosen == null ? -1 : kept.indexOf(chosen),
                explanation.getValue());
    }

    boolean publishes() {
        return publish.getValue();
    }

    boolean asksAgain() {
        return asksAgain.getValue();
    }

    /** What was not touched keeps its seconds, so that saving it again changes nothing. */
    private Instant instant(LocalDateTime typed, @Nullable Instant before) {
        return before != null && local(before).equals(typed) ? before : time.instant(typed);
    }

    private LocalDateTime local(Instant instant) {
        return time.local(instant).withSecond(0).withNano(0);
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
