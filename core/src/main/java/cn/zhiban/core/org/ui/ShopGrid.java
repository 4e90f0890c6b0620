package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.shop.ShopFilter;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.org.shop.ShopSummary;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;

/** The table of shops. */
final class ShopGrid extends Composite<Grid<ShopSummary>> {
    private final SerializableConsumer<ShopSummary> open;

    ShopGrid(SerializableConsumer<ShopSummary> open) {
        this.open = open;
    }

    @Override
    protected Grid<ShopSummary> initContent() {
        Grid<ShopSummary> grid = Grids.dense(getTranslation("core.org.shop.title"));
        Grid.Column<ShopSummary> name = grid.addComponentColumn(this::name)
                .setHeader(getTranslation("core.shop.column.name"))
                .setWidth("160px")
                .setFlexGrow(2);
        grid.addColumn(ShopSummary::code)
                .setHeader(getTranslation("core.shop.column.code"))
                .setWidth("120px");
        grid.addColumn(ShopSummary::clientName)
                .setHeader(getTranslation("core.shop.column.client"))
                .setWidth("120px");
        grid.addColumn(row -> Names.platform(row.platform()))
                .setHeader(getTranslation("core.shop.column.platform"))
                .setWidth("110px")
                .setFlexGrow(0);
        Grid.Column<ShopSummary> people = grid.addColumn(ShopSummary::people)
                .setHeader(getTranslation("core.org.shop.people"))
                .setWidth("100px")
                .setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, open);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.SHOP,
                        getTranslation("core.org.shop.empty.title"),
                        getTranslation("core.org.shop.empty.text")));
        NarrowColumns.keep(grid, name, people);
        grid.setTestId("shops");
        return grid;
    }

    private Component name(ShopSummary row) {
        Div first = new Div(new Span(row.name()));
        first.addClassName("zb-row");
        if (!row.active()) {
            first.add(new Badge(getTranslation("core.org.inactive"), Badge.Tone.NEUTRAL));
        }
        Span more = new Span(row.clientName() + " · " + Names.platform(row.platform()));
        more.addClassNames("zb-muted", "zb-small", "zb-only-narrow");
        Div cell = new Div(first, more);
        cell.addClassName("zb-stack-s");
        return cell;
    }

    /** Shows those whom the filter finds: some hundred at most. @return how many there are */
    int show(ShopService shops, ShopFilter filter) {
        List<ShopSummary> found = shops.list(filter, 0, Integer.MAX_VALUE);
        getContent().setItems(found);
        return found.size();
    }
}
