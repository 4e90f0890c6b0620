package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.lifecycle.AccountChoice;
import cn.zhiban.kb.lifecycle.LifecyclePermissions;
import cn.zhiban.kb.lifecycle.ReviewerRule;
import cn.zhiban.kb.lifecycle.ReviewerService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Who reviews which knowledge before agents see it. */
@Route("kb/reviewers")
@Menu(order = 161, title = "kb.lifecycle.reviewers.title", icon = "vaadin:user-check")
@RolesAllowed(LifecyclePermissions.REVIEWERS)
class ReviewersView extends Page {
    private final transient ReviewerService reviewers;
    private final transient Organisation organisation;
    private final transient CategoryService categories;
    private final transient Access access;
    private final Grid<ReviewerRule> grid;

    ReviewersView(ReviewerService reviewers, Organisation organisation, CategoryService categories, Access access) {
        super("kb.lifecycle.reviewers.title");
        this.reviewers = reviewers;
        this.organisation = organisation;
        this.categories = categories;
        this.access = access;
        fillHeight();
        Button add = new Button(getTranslation("kb.lifecycle.reviewers.add"), VaadinIcon.PLUS.create(), _ -> edit());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setTestId("kb-reviewer-add");
        grid = grid();
        add(new PageHeader(
                        getTranslation("kb.lifecycle.reviewers.title"),
                        getTranslation("kb.lifecycle.reviewers.subtitle"))
                .withActions(add));
        add(grid);
        refresh();
    }

    private Grid<ReviewerRule> grid() {
        Grid<ReviewerRule> rows = Grids.dense(getTranslation("kb.lifecycle.reviewers.title"));
        rows.addColumn(rule -> rule.clientId() == null
                        ? getTranslation("kb.lifecycle.reviewers.every-client")
                        : organisation
                                .clientById(rule.clientId())
                                .map(ClientRef::name)
                                .orElse(""))
                .setHeader(getTranslation("kb.lifecycle.reviewers.client"));
        rows.addColumn(rule -> rule.categoryPath() == null
                        ? getTranslation("kb.lifecycle.reviewers.every-category")
                        : rule.categoryPath())
                .setHeader(getTranslation("kb.lifecycle.reviewers.category"))
                .setFlexGrow(2);
        rows.addColumn(ReviewerRule::accountName).setHeader(getTranslation("kb.lifecycle.reviewers.who"));
        rows.addComponentColumn(this::remove).setHeader("").setFlexGrow(0).setAutoWidth(true);
        Grids.finish(rows);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.USER_CHECK,
                        getTranslation("kb.lifecycle.reviewers.empty.title"),
                        getTranslation("kb.lifecycle.reviewers.empty.text")));
        return rows;
    }

    private Component remove(ReviewerRule rule) {
        Button button = new Button(
                VaadinIcon.TRASH.create(),
                _ -> Confirm.danger(
                        getTranslation("kb.lifecycle.reviewers.remove.title"),
                        getTranslation("kb.lifecycle.reviewers.remove.text", rule.accountName()),
                        getTranslation("kb.lifecycle.reviewers.remove"),
                        () -> {
                            reviewers.remove(rule.id());
                            refresh();
                        }));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(getTranslation("kb.lifecycle.reviewers.remove"));
        return button;
    }

    private void edit() {
        ComboBox<ClientRef> client = new ComboBox<>(getTranslation("kb.lifecycle.reviewers.client"));
        client.setItemLabelGenerator(ClientRef::name);
        client.setItems(organisation.clients(access.current().scope()).stream()
                .filter(one -> access.current().scope().managesClient(one.id()))
                .toList());
        client.setPlaceholder(getTranslation("kb.lifecycle.reviewers.every-client"));
        client.setClearButtonVisible(true);
        ComboBox<CategoryNode> category = new ComboBox<>(getTranslation("kb.lifecycle.reviewers.category"));
        category.setItemLabelGenerator(CategoryNode::path);
        category.setItems(categories.tree());
        category.setPlaceholder(getTranslation("kb.lifecycle.reviewers.every-category"));
        category.setClearButtonVisible(true);
        ComboBox<AccountChoice> who = new ComboBox<>(getTranslation("kb.lifecycle.reviewers.who"));
        who.setItemLabelGenerator(AccountChoice::name);
        who.setRequiredIndicatorVisible(true);
        client.addValueChangeListener(_ -> offer(who, client.getValue()));
        if (access.current().may(cn.zhiban.kb.KbPermissions.EDIT_SHARED)) {
            offer(who, null);
        }
        new FormDialog(getTranslation("kb.lifecycle.reviewers.add"))
                .with("client", client)
                .with("category", category)
                .wide("account", who)
                .onSave(() -> {
                    if (who.getValue() == null) {
                        who.setInvalid(true);
                        return false;
                    }
                    reviewers.add(
                            client.getValue() == null ? null : client.getValue().id(),
                            category.getValue() == null
                                    ? null
                                    : category.getValue().id(),
                            who.getValue().id());
                    refresh();
                    return true;
                })
                .open();
    }

    private void offer(ComboBox<AccountChoice> who, @org.jspecify.annotations.Nullable ClientRef client) {
        who.setItems(reviewers.candidates(client == null ? null : client.id()));
    }

    private void refresh() {
        grid.setItems(reviewers.list());
    }
}
