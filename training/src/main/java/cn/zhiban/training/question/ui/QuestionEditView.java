package cn.zhiban.training.question.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.deck.DeckService;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.QuestionPictures;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question being written, beside it how the taker will see it. */
@Route("train/question")
@RolesAllowed(TrainingPermissions.AUTHOR)
class QuestionEditView extends Page implements HasUrlParameter<Long> {
    private static final int PAUSE = 400;

    private final transient QuestionBank bank;
    private final transient QuestionPictures pictures;
    private final transient DeckService deck;
    private final transient Organisation organisation;
    private final Div header = new Div();
    private final Select<QuestionKind> kind = new Select<>();
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final TextArea explanation = new TextArea();
    private final Select<Integer> difficulty = new Select<>();
    private final MultiSelectComboBox<String> tags = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<Platform> platforms = new MultiSelectComboBox<>();
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final Div task = new Div();
    private final Div preview = new Div();
    private @Nullable TaskForm form;
    private transient @Nullable Question question;

    QuestionEditView(QuestionBank bank, QuestionPictures pictures, DeckService deck, Organisation organisation) {
        super("training.question.edit.title");
        this.bank = bank;
        this.pictures = pictures;
        this.deck = deck;
        this.organisation = organisation;
        fields();
        Div meta = new Div(kind, difficulty, tags, platforms, shop);
        meta.addClassName("train-meta");
        Div left = new Div(meta, title, text, picture(), task, explanation);
        left.addClassNames("zb-stack", "zb-card");
        preview.addClassNames("zb-card", "train-preview");
        preview.getElement().setAttribute("aria-live", "off");
        Div halves = new Div(left, preview);
        halves.addClassName("train-halves");
        add(header, halves);
        Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(this);
    }

    private void fields() {
        kind.setLabel(getTranslation("training.question.kind"));
        kind.setItems(QuestionKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("training.question.kind." + one));
        kind.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                form(null);
            }
        });
        difficulty.setLabel(getTranslation("training.question.difficulty"));
        difficulty.setItems(1, 2, 3, 4, 5);
        difficulty.setItemLabelGenerator(one -> getTranslation("training.question.difficulty." + one));
        title.setLabel(getTranslation("training.question.title"));
        title.setMaxLength(200);
        title.setWidthFull();
        for (TextArea area : List.of(text, explanation)) {
            area.setWidthFull();
            area.setMinRows(2);
            area.setValueChangeMode(ValueChangeMode.LAZY);
            area.setValueChangeTimeout(PAUSE);
            area.addValueChangeListener(_ -> preview());
        }
        text.setLabel(getTranslation("training.question.text"));
        text.setHelperText(getTranslation("training.question.text.help"));
        explanation.setLabel(getTranslation("training.question.explanation"));
        tags.setLabel(getTranslation("training.question.tags"));
        tags.setItemLabelGenerator(key -> TagWords.text(key, organisation));
        tags.addCustomValueSetListener(event -> {
            Set<String> all = new LinkedHashSet<>(tags.getValue());
            Tag typed = Tag.read(event.getDetail());
            if (!typed.value().isEmpty()) {
                all.add(typed.key());
                offer(all);
                tags.setValue(all);
            }
        });
        platforms.setLabel(getTranslation("training.question.platforms"));
        platforms.setItems(Platform.values());
        platforms.setItemLabelGenerator(one -> getTranslation("platform." + one));
        shop.setLabel(getTranslation("training.question.scope.shop"));
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setItems(organisation.shops(bank.scope()));
        shop.setPlaceholder(getTranslation("training.question.scope.shared"));
        shop.setClearButtonVisible(true);
    }

    private void offer(Set<String> chosen) {
        Set<String> all = new LinkedHashSet<>(bank.tags().keySet());
        all.removeIf(key -> key.startsWith(Tag.Kind.PLATFORM + ":"));
        all.addAll(chosen);
        tags.setItems(all);
    }

    private com.vaadin.flow.component.upload.Upload picture() {
        UI ui = UI.getCurrent();
        var upload = Uploads.single(
                UploadHandler.inMemory((metadata, bytes) -> ui.access(() -> {
                    try {
                        text.setValue(text.getValue() + "\n\n![](" + pictures.store(metadata.fileName(), bytes) + ")");
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                })),
                QuestionPictures.MEGABYTES,
                ".png",
                ".jpg",
                ".jpeg",
                ".gif",
                ".webp");
        upload.addClassName("zb-upload-inline");
        // a screenshot in the clipboard goes the way of a chosen file
        text.getElement().executeJs("""
                this.addEventListener('paste', event => {
                  const pictures = [...event.clipboardData.files].filter(file => file.type.startsWith('image/'));
                  if (pictures.length > 0) {
                    event.preventDefault();
                    $0.files = [];
                    $0.uploadFiles(pictures.slice(0, 1));
                  }
                })""", upload.getElement());
        return upload;
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        if (id == null || id == 0) {
            show(null);
            return;
        }
        try {
            show(bank.get(id));
        } catch (NotFound e) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        }
    }

    private void show(@Nullable Question shown) {
        question = shown;
        header.removeAll();
        Button save = new Button(getTranslation("core.ui.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setTestId("question-save");
        PageHeader head = new PageHeader(
                getTranslation(shown == null ? "training.question.new" : "training.question.edit.title"),
                shown == null ? "" : getTranslation("training.question.version", shown.version()));
        if (shown != null && shown.flaggedAt() != null) {
            head.withActions(
                    new Badge(getTranslation("training.question.flag"), Badge.Tone.WARNING),
                    new Button(getTranslation("training.question.confirm"), _ -> act(() -> bank.confirm(shown.id()))));
        }
        if (shown != null && shown.editable()) {
            head.withActions(new Button(
                    getTranslation(shown.archived() ? "training.question.restore" : "training.question.archive"),
                    _ -> act(() -> bank.setArchived(shown.id(), !shown.archived()))));
        }
        if (shown != null && shown.editable() && !shown.archived()) {
            cards(shown, head);
        }
        save.setEnabled(shown == null || shown.editable());
        header.add(head.withActions(save));
        QuestionContent content = shown == null ? null : shown.content();
        kind.setValue(content == null ? QuestionKind.SINGLE : content.kind());
        difficulty.setValue(content == null ? QuestionContent.MEDIUM : content.difficulty());
        title.setValue(content == null ? "" : content.title());
        text.setValue(content == null ? "" : content.text().text());
        explanation.setValue(content == null ? "" : content.explanation().text());
        List<Tag> all = content == null ? List.of() : content.tags();
        Set<String> keys = new LinkedHashSet<>();
        Set<Platform> known = new LinkedHashSet<>();
        for (Tag tag : all) {
            if (tag.kind() == Tag.Kind.PLATFORM) {
                java.util.Arrays.stream(Platform.values())
                        .filter(one -> one.name().equals(tag.value()))
                        .forEach(known::add);
            } else {
                keys.add(tag.key());
            }
        }
        offer(keys);
        tags.setValue(keys);
        platforms.setValue(known);
        shop.setValue(
                shown == null || shown.shopId() == null
                        ? null
                        : organisation.shopsById(List.of(shown.shopId())).stream()
                                .findFirst()
                                .orElse(null));
        form(content == null ? null : content.task());
    }

    /** Whether it is asked in the daily review. */
    private void cards(Question shown, PageHeader head) {
        Optional<Boolean> card = deck.card(shown.id());
        if (card.isPresent()) {
            head.withActions(
                    new Badge(
                            getTranslation(card.get() ? "training.deck.in.red" : "training.deck.in"), Badge.Tone.INFO),
                    new Button(getTranslation("training.deck.remove"), _ -> act(() -> deck.remove(shown.id()))));
            return;
        }
        if (!shown.content().kind().isMarkedByPeople() && shown.content().kind().isAsked()) {
            head.withActions(
                    new Button(getTranslation("training.deck.add"), _ -> act(() -> deck.add(shown.id(), false))),
                    new Button(getTranslation("training.deck.add.red"), _ -> act(() -> deck.add(shown.id(), true))));
        }
    }

    private void form(@Nullable Task known) {
        form = new TaskForm(kind.getValue(), known, format(), this::preview);
        task.removeAll();
        task.add(form);
        preview();
    }

    private TextFormat format() {
        Question shown = question;
        return shown == null || shown.content().text().isEmpty()
                ? TextFormat.MARKDOWN
                : shown.content().text().format();
    }

    private QuestionContent content() {
        Question shown = question;
        List<Tag> all = new ArrayList<>();
        for (String key : tags.getValue()) {
            int colon = key.indexOf(':');
            Tag tag = new Tag(Tag.Kind.valueOf(key.substring(0, colon)), key.substring(colon + 1), 0);
            // an article's tag keeps the version it asks about
            all.add(
                    shown == null
                            ? tag
                            : shown.content().tags().stream()
                                    .filter(one -> one.key().equals(key))
                                    .findFirst()
                                    .orElse(tag));
        }
        platforms.getValue().forEach(one -> all.add(new Tag(Tag.Kind.PLATFORM, one.name(), 0)));
        return new QuestionContent(
                title.getValue(),
                new RichText(format(), text.getValue()),
                form == null ? new Task.Description() : form.task(),
                new RichText(
                        shown == null || shown.content().explanation().isEmpty()
                                ? format()
                                : shown.content().explanation().format(),
                        explanation.getValue()),
                shown == null ? "" : shown.content().externalId(),
                difficulty.getValue(),
                all);
    }

    private void preview() {
        if (form == null) {
            return;
        }
        QuestionContent content = content();
        preview.removeAll();
        preview.add(
                new H3(getTranslation("training.question.preview")),
                new AnswerPanel(content, Answer.NONE, false, 0, false, _ -> {}));
        if (!content.explanation().isEmpty()) {
            preview.add(
                    new H3(getTranslation("training.question.explanation")), AnswerPanel.html(content.explanation()));
        }
    }

    private void act(Runnable action) {
        Question shown = question;
        try {
            action.run();
            if (shown != null) {
                show(bank.get(shown.id()));
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void save() {
        Question shown = question;
        ShopRef whose = shop.getValue();
        Long shopId = whose == null ? null : whose.id();
        Long client = shown != null && shown.shopId() == null ? shown.clientId() : null;
        if (whose != null) {
            client = whose.clientId();
        }
        try {
            if (shown == null) {
                long id = bank.create(content(), client, shopId);
                Toast.done(getTranslation("training.question.saved"));
                getUI().ifPresent(ui -> ui.navigate(QuestionEditView.class, id));
            } else {
                bank.save(shown.id(), shown.version(), content(), client, shopId);
                Toast.done(getTranslation("training.question.saved"));
                show(bank.get(shown.id()));
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
