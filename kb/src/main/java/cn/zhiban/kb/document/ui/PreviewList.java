package cn.zhiban.kb.document.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.kb.document.DocumentNote;
import cn.zhiban.kb.document.DocumentPreview;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What documents would become, to be chosen from, and what they would not. */
final class PreviewList extends Composite<Div> {
    private static final int SHORT = 8;

    private final Grid<DocumentPreview.Row> grid;
    private final Div summary = new Div();
    private final Div rest = new Div();
    private transient List<DocumentPreview.Row> rows = List.of();

    PreviewList(Runnable changed) {
        grid = Grids.dense(getTranslation("kb.document.preview.title"));
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addComponentColumn(this::title)
                .setHeader(getTranslation("kb.document.preview.piece"))
                .setWidth("220px")
                .setFlexGrow(3);
        grid.addComponentColumn(row -> new Badge(getTranslation("kb.kind." + row.kind()), Badge.Tone.NEUTRAL))
                .setHeader(getTranslation("kb.document.preview.kind"))
                .setWidth("100px")
                .setFlexGrow(0);
        grid.addColumn(DocumentPreview.Row::category)
                .setHeader(getTranslation("kb.document.preview.category"))
                .setTooltipGenerator(DocumentPreview.Row::category)
                .setWidth("160px")
                .setFlexGrow(1);
        grid.addColumn(this::platforms)
                .setHeader(getTranslation("kb.document.preview.platforms"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(DocumentPreview.Row::file)
                .setHeader(getTranslation("kb.document.preview.file"))
                .setTooltipGenerator(DocumentPreview.Row::file)
                .setWidth("160px")
                .setFlexGrow(1);
        grid.addColumn(row -> row.pictures() == 0 ? "" : String.valueOf(row.pictures()))
                .setHeader(getTranslation("kb.document.preview.pictures"))
                .setWidth("80px")
                .setFlexGrow(0);
        grid.addColumn(row -> row.warnings().stream().map(this::text).collect(Collectors.joining(" ")))
                .setHeader(getTranslation("kb.document.preview.warnings"))
                .setTooltipGenerator(
                        row -> row.warnings().stream().map(this::text).collect(Collectors.joining("\n")))
                .setWidth("140px")
                .setFlexGrow(1);
        Grids.finish(grid);
        grid.addSelectionListener(_ -> changed.run());
        summary.getElement().setAttribute("role", "status");
        summary.addClassName("zb-muted");
        getContent().addClassName("zb-stack");
        getContent().add(summary, grid, rest);
    }

    private Component title(DocumentPreview.Row row) {
        Span title = new Span(row.title());
        title.addClassNames("zb-strong", "zb-truncate");
        Span text = new Span(row.useCase().isEmpty() ? row.text() : row.useCase());
        text.addClassNames("zb-muted", "zb-small", "zb-truncate");
        Div cell = new Div(title, text);
        cell.addClassName("zb-stack-s");
        cell.setTitle(row.text());
        return cell;
    }

    private String platforms(DocumentPreview.Row row) {
        return row.platforms().stream()
                .sorted()
                .map(platform -> getTranslation("platform." + platform))
                .collect(Collectors.joining(" · "));
    }

    private String text(DocumentNote note) {
        return getTranslation(note.key(), note.arguments().toArray());
    }

    /** Shows nothing but what to do next. */
    void empty(Component emptyState) {
        rows = List.of();
        grid.setVisible(false);
        summary.setText("");
        rest.removeAll();
        rest.add(emptyState);
    }

    void fill(DocumentPreview preview) {
        rows = preview.rows();
        grid.setVisible(!rows.isEmpty());
        grid.setItems(rows);
        grid.setAllRowsVisible(rows.size() <= SHORT);
        grid.setHeight(rows.size() <= SHORT ? null : "420px");
        grid.asMultiSelect().select(rows);
        long files = rows.stream().map(DocumentPreview.Row::file).distinct().count();
        int pictures = rows.stream().mapToInt(DocumentPreview.Row::pictures).sum();
        summary.setText(getTranslation(
                "kb.document.preview.summary",
                rows.size(),
                files,
                pictures,
                preview.left().size()));
        rest.removeAll();
        if (!preview.left().isEmpty()) {
            UnorderedList list = new UnorderedList();
            preview.left()
                    .forEach(left -> list.add(new ListItem(left.file()
                            + (left.heading().isEmpty() ? "" : " › " + left.heading()) + ": " + text(left.reason()))));
            Details details = new Details(
                    getTranslation("kb.document.preview.left", preview.left().size()), list);
            details.setOpened(rows.isEmpty());
            rest.add(details);
        }
    }

    int chosen() {
        return rows.isEmpty() ? 0 : grid.getSelectedItems().size();
    }

    /** Ids of the pieces that are not wanted. */
    Set<String> left() {
        Set<DocumentPreview.Row> chosen = grid.getSelectedItems();
        return rows.stream()
                .filter(row -> !chosen.contains(row))
                .map(DocumentPreview.Row::externalId)
                .collect(Collectors.toSet());
    }
}
