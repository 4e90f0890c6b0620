package cn.zhiban.core.importing.ui;

import cn.zhiban.core.importing.ImportErrorFile;
import cn.zhiban.core.importing.ImportPreview;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.core.tabular.Column;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Second step: which column of the file is which field, beside the first rows of the file. */
final class MappingStep extends Composite<Div> {
    private static final int SAMPLES = 3;

    private final transient ImportService imports;
    private final transient ImportErrorFile names;
    private final String importer;
    private final String file;
    private final transient List<Column> columns;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final Div missing = new Div();
    private transient ImportPreview preview;
    private transient Runnable change = () -> {};

    /** A column of the file. */
    private record Line(int index, String header) {}

    MappingStep(ImportDialogs services, String importer, String file) {
        this.imports = services.imports();
        this.names = services.errors();
        this.importer = importer;
        this.file = file;
        this.columns = imports.columns(importer);
        this.preview = imports.preview(importer, file, Map.of());
        getContent().addClassName("zb-stack");
        missing.addClassNames("zb-note", "zb-note-warning");
        missing.getElement().setAttribute("role", "status");
        Paragraph hint = new Paragraph(
                preview.encoding().isEmpty()
                        ? getTranslation("core.import.dialog.mapping")
                        : getTranslation("core.import.dialog.mapping-of", preview.encoding()));
        hint.addClassName("zb-muted");
        getContent().add(hint, missing, grid());
        showMissing();
    }

    /** Is called when another column was chosen. */
    void onChange(Runnable listener) {
        change = listener;
    }

    /** Heading → field, as it stands. */
    Map<String, String> mapping() {
        return preview.mapping();
    }

    /** Whether every required column is there, and none twice. */
    boolean isComplete() {
        return preview.missing().isEmpty() && twice().isEmpty();
    }

    private Grid<Line> grid() {
        Grid<Line> grid = new Grid<>();
        grid.addClassName("zb-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.setAriaLabel(getTranslation("core.import.dialog.mapping"));
        grid.addColumn(Line::header)
                .setHeader(getTranslation("core.import.dialog.heading"))
                .setWidth("130px");
        grid.addComponentColumn(this::field)
                .setHeader(getTranslation("core.import.dialog.field"))
                .setWidth("190px");
        grid.addComponentColumn(this::samples)
                .setHeader(getTranslation("core.import.dialog.samples"))
                .setWidth("180px")
                .setFlexGrow(2);
        grid.setItems(IntStream.range(0, preview.headers().size())
                .filter(index -> !preview.headers().get(index).isBlank())
                .mapToObj(index -> new Line(index, preview.headers().get(index)))
                .toList());
        return grid;
    }

    private Select<String> field(Line line) {
        Select<String> field = new Select<>();
        field.setAriaLabel(getTranslation("core.import.dialog.field-of", line.header()));
        field.setItems(columns.stream().map(Column::field).toList());
        field.setItemLabelGenerator(name -> name == null || name.isEmpty()
                ? getTranslation("core.import.dialog.ignore")
                : names.columnName(name, importer, getLocale()));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(getTranslation("core.import.dialog.ignore"));
        field.setPlaceholder(getTranslation("core.import.dialog.ignore"));
        String now = preview.mapping().getOrDefault(line.header(), "");
        field.setValue(now.isEmpty() ? null : now);
        field.addValueChangeListener(event -> {
            chosen.clear();
            chosen.putAll(preview.mapping());
            chosen.put(line.header(), event.getValue() == null ? "" : event.getValue());
            if (twice(chosen).isEmpty()) {
                preview = imports.preview(importer, file, chosen);
            } else {
                preview = new ImportPreview(
                        preview.encoding(), preview.headers(), preview.rows(), Map.copyOf(chosen), preview.missing());
            }
            showMissing();
            change.run();
        });
        return field;
    }

    private Span samples(Line line) {
        List<String> cells = preview.rows().stream()
                .filter(row -> line.index() < row.size())
                .map(row -> row.get(line.index()))
                .filter(cell -> !cell.isBlank())
                .limit(SAMPLES)
                .toList();
        Span samples = new Span(String.join(" · ", cells));
        samples.addClassNames("zb-muted", "zb-truncate");
        samples.setTitle(String.join("\n", cells));
        return samples;
    }

    private void showMissing() {
        List<String> twice = twice();
        missing.setVisible(!isComplete());
        missing.setText(
                twice.isEmpty()
                        ? getTranslation(
                                "core.import.dialog.missing",
                                String.join(getTranslation("core.import.dialog.separator"), preview.missing()))
                        : getTranslation(
                                "core.import.dialog.twice", names.columnName(twice.getFirst(), importer, getLocale())));
    }

    private List<String> twice() {
        return twice(preview.mapping());
    }

    private static List<String> twice(Map<String, String> mapping) {
        return mapping.values().stream()
                .filter(field -> !field.isEmpty()
                        && mapping.values().stream().filter(field::equals).count() > 1)
                .distinct()
                .toList();
    }
}
