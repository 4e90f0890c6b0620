package cn.zhiban.training.question.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionFilter;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.exchange.QuestionExchange;
import cn.zhiban.training.question.exchange.QuestionFormat;
import cn.zhiban.training.question.exchange.QuestionSheet;
import cn.zhiban.training.question.exchange.Written;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The question bank: find, write, bring in, take along. */
@Route("train/bank")
@Menu(order = 256, title = "training.question.bank.title", icon = "vaadin:question-circle-o")
@RolesAllowed(TrainingPermissions.AUTHOR)
class BankView extends Page {
    private final transient QuestionBank bank;
    private final transient QuestionExchange exchange;
    private final transient QuestionSheet sheet;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Grid<Question> grid;
    private final TextField text = new TextField();
    private final Select<QuestionKind> kind = new Select<>();
    private final Select<Integer> difficulty = new Select<>();
    private final MultiSelectComboBox<String> tags = new MultiSelectComboBox<>();
    private final Checkbox flagged = new Checkbox();
    private final Checkbox archived = new Checkbox();
    private final FilterBar bar;

    BankView(
            QuestionBank bank,
            QuestionExchange exchange,
            QuestionSheet sheet,
            ImportDialogs imports,
            Organisation organisation,
            CompanyTime time) {
        super("training.question.bank.title");
        this.bank = bank;
        this.exchange = exchange;
        this.sheet = sheet;
        this.organisation = organisation;
        this.time = time;
        grid = Grids.dense(getTranslation("training.question.bank.title"));
        filters();
        bar = new FilterBar(text, kind, difficulty, tags, flagged, archived);
        columns();
        Button create = new Button(
                getTranslation("training.question.new"),
                VaadinIcon.PLUS.create(),
                _ -> getUI().ifPresent(ui -> ui.navigate(QuestionEditView.class, 0L)));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setTestId("question-new");
        MenuBar bring = new MenuBar();
        MenuItem item = bring.addItem(getTranslation("training.question.import"));
        item.getSubMenu()
                .addItem(
                        getTranslation("training.question.import.sheet"),
                        _ -> imports.of(QuestionSheet.NAME)
                                .onDone(this::refresh)
                                .open());
        item.getSubMenu()
                .addItem(
                        getTranslation("training.question.import.other"),
                        _ -> new QuestionImportDialog(exchange, bank, organisation, this::refresh).open());
        bring.setTestId("question-import");
        add(
                new PageHeader(
                                getTranslation("training.question.bank.title"),
                                getTranslation("training.question.bank.subtitle"))
                        .withActions(exports(), bring, create),
                bar,
                grid);
        refresh();
    }

    private void filters() {
        text.setPlaceholder(getTranslation("training.question.search"));
        text.setAriaLabel(getTranslation("training.question.search"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> refresh());
        kind.setItems(QuestionKind.values());
        kind.setItemLabelGenerator(one -> one == null
                ? getTranslation("training.question.any-kind")
                : getTranslation("training.question.kind." + one));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("training.question.any-kind"));
        kind.setPlaceholder(getTranslation("training.question.any-kind"));
        kind.setAriaLabel(getTranslation("training.question.kind"));
        kind.addValueChangeListener(_ -> refresh());
        difficulty.setItems(1, 2, 3, 4, 5);
        difficulty.setItemLabelGenerator(one -> one == null
                ? getTranslation("training.question.any-difficulty")
                : getTranslation("training.question.difficulty." + one));
        difficulty.setEmptySelectionAllowed(true);
        difficulty.setEmptySelectionCaption(getTranslation("training.question.any-difficulty"));
        difficulty.setPlaceholder(getTranslation("training.question.any-difficulty"));
        difficulty.setAriaLabel(getTranslation("training.question.difficulty"));
        difficulty.addValueChangeListener(_ -> refresh());
        tags.setItems(bank.tags().keySet());
        tags.setItemLabelGenerator(key -> TagWords.text(key, organisation));
        tags.setPlaceholder(getTranslation("training.question.tags"));
        tags.setAriaLabel(getTranslation("training.question.tags"));
        tags.addValueChangeListener(_ -> refresh());
        flagged.setLabel(getTranslation("training.question.flagged"));
        flagged.addValueChangeListener(_ -> refresh());
        archived.setLabel(getTranslation("training.question.archived"));
        archived.addValueChangeListener(_ -> refresh());
    }

    private void columns() {
        Grid.Column<Question> names = grid.addComponentColumn(one -> {
                    Div name = new Div(new Span(one.content().name()));
                    if (one.flaggedAt() != null) {
                        name.add(new Badge(getTranslation("training.question.flag"), Badge.Tone.WARNING));
                    }
                    name.addClassName("zb-row");
                    return name;
                })
                .setHeader(getTranslation("training.question.name"))
                .setFlexGrow(4);
        Grid.Column<Question> kinds = grid.addColumn(one ->
                        getTranslation("training.question.kind." + one.content().kind()))
                .setHeader(getTranslation("training.question.kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> getTranslation(
                        "training.question.difficulty." + one.content().difficulty()))
                .setHeader(getTranslation("training.question.difficulty"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(one -> one.content().tags().stream()
                        // a category that is also a word says nothing new
                        .filter(tag -> tag.kind() != Tag.Kind.CATEGORY
                                || !one.content().tags().contains(Tag.word(tag.value())))
                        .map(Tag::key)
                        .map(key -> TagWords.text(key, organisation))
                        .collect(java.util.stream.Collectors.joining(" · ")))
                .setHeader(getTranslation("training.question.tags"))
                .setFlexGrow(2);
        grid.addColumn(one -> time.format(one.updatedAt()))
                .setHeader(getTranslation("training.question.changed"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.finish(grid);
        NarrowColumns.keep(grid, names, kinds);
        Grids.onOpen(grid, one -> getUI().ifPresent(ui -> ui.navigate(QuestionEditView.class, one.id())));
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.QUESTION_CIRCLE_O,
                        getTranslation("training.question.empty.title"),
                        getTranslation("training.question.empty.text")));
        grid.setDataProvider(DataProvider.fromCallbacks(
                query -> bank.list(filter(), query.getOffset(), query.getLimit()).stream(), _ -> bank.count(filter())));
    }

    private MenuBar exports() {
        MenuBar menu = new MenuBar();
        var item = menu.addItem(getTranslation("training.question.export"));
        Anchor table = new Anchor(
                event -> {
                    event.setFileName("questions-" + time.today() + ".xlsx");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        sheet.export(filter(), getLocale(), out);
                    }
                },
                getTranslation("training.question.export.sheet"));
        table.getElement().setAttribute("download", true);
        item.getSubMenu().addItem(table);
        for (QuestionFormat format : QuestionFormat.values()) {
            Anchor link = new Anchor(
                    DownloadHandler.fromInputStream(_ -> {
                        Written written = exchange.export(filter(), format);
                        byte[] content = written.text().getBytes(StandardCharsets.UTF_8);
                        return new DownloadResponse(
                                new ByteArrayInputStream(content),
                                "questions" + format.extension(),
                                "application/octet-stream",
                                content.length);
                    }),
                    getTranslation("training.question.format." + format));
            link.getElement().setAttribute("download", true);
            item.getSubMenu().addItem(link, _ -> sayWhatIsLost(format));
        }
        return menu;
    }

    private void sayWhatIsLost(QuestionFormat format) {
        long lost = exchange.export(filter(), format).remarks().size();
        if (lost > 0) {
            Toast.failed(getTranslation("training.question.export.lost", lost));
        }
    }

    private QuestionFilter filter() {
        return new QuestionFilter(
                text.getValue(),
                kind.getValue() == null ? Set.of() : Set.of(kind.getValue()),
                tags.getValue(),
                difficulty.getValue() == null ? Set.of() : Set.of(difficulty.getValue()),
                flagged.getValue(),
                archived.getValue(),
                null);
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
        bar.setCount(getTranslation("training.question.count", bank.count(filter())));
    }
}
