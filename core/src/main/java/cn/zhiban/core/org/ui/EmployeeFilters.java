package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.TeamSummary;
import cn.zhiban.core.ui.FilterBar;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Search field and filters above the employees. */
final class EmployeeFilters extends Composite<Div> {
    private final TextField query = new TextField();
    private final Select<TeamSummary> team = new Select<>();
    private final Select<Post> post = new Select<>();
    private final Select<EmployeeState> state = new Select<>();
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final FilterBar bar = new FilterBar(query, team, post, state, shop);
    private final List<TeamSummary> teams;
    private final List<ShopRef> shops;
    private transient Runnable change = () -> {};

    EmployeeFilters(List<TeamSummary> teams, List<ShopRef> shops) {
        this.teams = teams;
        this.shops = shops;
        query.setPlaceholder(getTranslation("core.org.employee.filter.query"));
        query.setAriaLabel(getTranslation("core.org.employee.filter.query"));
        query.setPrefixComponent(VaadinIcon.SEARCH.create());
        query.setClearButtonVisible(true);
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.setTestId("employee-query");
        query.addValueChangeListener(event -> changed(event.isFromClient()));
        choices(team, "core.org.employee.filter.team");
        team.setItems(teams);
        team.setItemLabelGenerator(one -> one == null ? getTranslation("core.org.employee.filter.team") : one.name());
        choices(post, "core.org.employee.filter.post");
        post.setItems(Post.values());
        post.setItemLabelGenerator(
                one -> one == null ? getTranslation("core.org.employee.filter.post") : Names.post(one));
        choices(state, "core.org.employee.filter.state");
        state.setItems(EmployeeState.values());
        state.setItemLabelGenerator(
                one -> one == null ? getTranslation("core.org.employee.filter.state") : Names.state(one));
        shop.setItems(shops);
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(getTranslation("core.org.employee.filter.shop"));
        shop.setAriaLabel(getTranslation("core.org.employee.filter.shop"));
        shop.setClearButtonVisible(true);
        shop.addValueChangeListener(event -> changed(event.isFromClient()));
        getContent().add(bar);
    }

    private <T> void choices(Select<T> select, String key) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key));
        select.setPlaceholder(getTranslation(key));
        select.setAriaLabel(getTranslation(key));
        select.addValueChangeListener(event -> changed(event.isFromClient()));
    }

    private void changed(boolean byPerson) {
        if (byPerson) {
            change.run();
        }
    }

    /** Is called when the person searches or filters. */
    void onChange(Runnable listener) {
        change = listener;
    }

    /** What is wanted; without a state it is everybody who belongs to the company. */
    EmployeeFilter filter() {
        Set<EmployeeState> states = state.getValue() == null ? EmployeeFilter.EMPLOYED : EnumSet.of(state.getValue());
        return new EmployeeFilter(
                query.getValue(),
                team.getValue() == null ? null : Long.valueOf(team.getValue().id()),
                post.getValue(),
                states,
                shop.getValue() == null ? null : Long.valueOf(shop.getValue().id()));
    }

    /** Takes over what stands in the address. */
    void read(QueryParameters parameters) {
        query.setValue(UrlState.text(parameters, "q"));
        team.setValue(UrlState.id(parameters, "team")
                .flatMap(id -> teams.stream().filter(one -> one.id() == id).findFirst())
                .orElse(null));
        post.setValue(UrlState.constant(parameters, "post", Post.class).orElse(null));
        state.setValue(
                UrlState.constant(parameters, "state", EmployeeState.class).orElse(null));
        shop.setValue(UrlState.id(parameters, "shop")
                .flatMap(id -> shops.stream().filter(one -> one.id() == id).findFirst())
                .orElse(null));
    }

    /** What the address is to say. */
    UrlState address() {
        return new UrlState()
                .with("q", query.getValue())
                .with("team", team.getValue() == null ? null : team.getValue().id())
                .with("post", post.getValue())
                .with("state", state.getValue())
                .with("shop", shop.getValue() == null ? null : shop.getValue().id());
    }

    void setCount(int count) {
        bar.setCount(getTranslation("core.org.employee.count", count));
    }
}
