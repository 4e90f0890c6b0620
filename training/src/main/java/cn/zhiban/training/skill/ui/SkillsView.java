package cn.zhiban.training.skill.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.skill.Sign;
import cn.zhiban.training.skill.Skill;
import cn.zhiban.training.skill.SkillService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** People × skills: who can do what for a shop, where the gaps are, who could come. */
@Route("train/skills")
@Menu(order = 253, title = "training.skill.title", icon = "vaadin:grid-small")
@RolesAllowed(TrainingPermissions.PROGRESS)
class SkillsView extends Page {
    private final transient SkillService skills;
    private final transient CompanyTime time;
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final FilterBar filters;
    private final Div content = new Div();

    SkillsView(SkillService skills, CompanyTime time) {
        super("training.skill.title");
        this.skills = skills;
        this.time = time;
        shop.setItems(skills.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(getTranslation("training.skill.shop.all"));
        shop.setAriaLabel(getTranslation("training.certificate.type.shop"));
        shop.setClearButtonVisible(true);
        shop.addValueChangeListener(_ -> draw());
        filters = new FilterBar(shop);
        PageHeader header =
                new PageHeader(getTranslation("training.skill.title"), getTranslation("training.skill.subtitle"));
        if (skills.mayName()) {
            Button add = new Button(getTranslation("training.skill.new"), VaadinIcon.PLUS.create(), _ -> edit(null));
            add.setTestId("skill-new");
            header.withActions(add);
        }
        content.addClassName("zb-stack");
        add(header, filters, content);
        draw();
    }

    private void draw() {
        SkillService.Matrix matrix =
                skills.matrix(shop.getOptionalValue().map(ShopRef::id).orElse(null));
        content.removeAll();
        if (matrix.skills().isEmpty() || matrix.rows().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.GRID_SMALL,
                    getTranslation("training.skill.empty.title"),
                    getTranslation("training.skill.empty.text")));
        } else {
            content.add(legend(), grid(matrix));
        }
        filters.setCount(getTranslation("training.skill.count", matrix.rows().size()));
        if (!matrix.candidates().isEmpty()) {
            content.add(candidates(matrix.candidates()));
        }
    }

    private Div legend() {
        Div row = new Div();
        row.addClassName("zb-row");
        for (int level = 0; level <= Skill.HIGHEST; level++) {
            Span chip = new Span(String.valueOf(level));
            chip.addClassNames("train-level", "train-recall-" + level);
            Span words = new Span(getTranslation("training.skill.level." + level));
            words.addClassNames("zb-muted", "zb-small");
            row.add(chip, words);
        }
        return row;
    }

    private Grid<SkillService.Row> grid(SkillService.Matrix matrix) {
        Grid<SkillService.Row> grid = Grids.dense(getTranslation("training.skill.title"));
        grid.addComponentColumn(this::who)
                .setHeader(getTranslation("training.path.column.who"))
                .setFooter(getTranslation("training.skill.alone"))
                .setWidth("110px")
                .setFlexGrow(0)
                .setFrozen(true);
        for (Skill skill : matrix.skills()) {
            int alone = matrix.alone().getOrDefault(skill.id(), 0);
            Span count = new Span(getTranslation(
                    "training.skill.alone.of", alone, matrix.rows().size()));
            if (alone == 0) {
                count.addClassName("zb-text-bad");
            }
            grid.addComponentColumn(row -> cell(row, skill))
                    .setHeader(header(skill))
                    .setFooter(count)
                    .setWidth("95px")
                    .setFlexGrow(1);
        }
        Grids.finish(grid);
        grid.setAllRowsVisible(true);
        grid.setItems(matrix.rows());
        return grid;
    }

    private Component header(Skill skill) {
        if (!skills.mayName()) {
            return new Span(skill.name());
        }
        Button name = new Button(skill.name(), _ -> edit(skill));
        name.addThemeVariants(ButtonVariant.TERTIARY);
        name.setTooltipText(skill.about());
        return name;
    }

    private Component who(SkillService.Row row) {
        Button name = new Button(row.learner().name(), _ -> history(row));
        name.addThemeVariants(ButtonVariant.TERTIARY);
        return name;
    }

    private Component cell(SkillService.Row row, Skill skill) {
        @Nullable Sign sign = row.levels().get(skill.id());
        String level = sign == null ? "–" : String.valueOf(sign.level());
        String words = sign == null
                ? getTranslation("training.skill.unsigned")
                : getTranslation("training.skill.level." + sign.level()) + " · " + sign.signedBy();
        Component chip = skills.maySign() ? new Button(level, _ -> sign(row, skill)) : new Span(level);
        chip.addClassName("train-level");
        if (sign != null) {
            chip.addClassName("train-recall-" + sign.level());
        }
        chip.getElement().setAttribute("aria-label", row.learner().name() + " · " + skill.name() + " · " + words);
        chip.getElement().setAttribute("title", words);
        return chip;
    }

    private void sign(SkillService.Row row, Skill skill) {
        Select<Integer> level = new Select<>();
        level.setLabel(getTranslation("training.skill.level"));
        level.setItems(IntStream.rangeClosed(0, Skill.HIGHEST).boxed().toList());
        level.setItemLabelGenerator(one -> one + " · " + getTranslation("training.skill.level." + one));
        @Nullable Sign before = row.levels().get(skill.id());
        level.setValue(before == null ? 0 : before.level());
        ComboBox<ShopRef> where = new ComboBox<>(getTranslation("training.certificate.type.shop"));
        where.setItems(skills.shops());
        where.setItemLabelGenerator(ShopRef::name);
        where.setValue(shop.getValue());
        TextArea evidence = new TextArea(getTranslation("training.skill.evidence"));
        evidence.setHelperText(getTranslation("training.skill.evidence.help"));
        FormDialog dialog = new FormDialog(
                getTranslation("training.skill.sign", row.learner().name(), skill.name()),
                getTranslation("training.skill.sign.do"));
        if (!skill.about().isEmpty()) {
            Span about = new Span(skill.about());
            about.addClassName("zb-muted");
            dialog.note(about);
        }
        dialog.with("level", level);
        if (skill.perShop()) {
            dialog.with("shop", where);
        }
        dialog.wide("evidence", evidence)
                .onSave(() -> {
                    skills.sign(
                            skill.id(),
                            row.learner().id(),
                            skill.perShop()
                                    ? where.getOptionalValue().map(ShopRef::id).orElse(null)
                                    : null,
                            level.getValue(),
                            evidence.getValue());
                    draw();
                    return true;
                })
                .open();
    }

    private void history(SkillService.Row row) {
        Dialog dialog = new Dialog(row.learner().name());
        dialog.setWidth("min(640px, 94vw)");
        Div list = new Div();
        list.addClassName("zb-list");
        List<SkillService.Signed> all = skills.history(row.learner().id());
        if (all.isEmpty()) {
            list.add(new Span(getTranslation("training.skill.unsigned")));
        }
        for (SkillService.Signed one : all) {
            Span chip = new Span(String.valueOf(one.sign().level()));
            chip.addClassNames("train-level", "train-recall-" + one.sign().level());
            Span about = new Span(
                    one.sign().signedBy() + " · " + time.format(one.sign().at()));
            about.addClassNames("zb-muted", "zb-small");
            Div texts = new Div(
                    new Span(one.skill() + (one.shop().isEmpty() ? "" : " · " + one.shop())),
                    about,
                    new Span(one.sign().evidence()));
            texts.addClassNames("train-two-lines", "zb-grow");
            Div line = new Div(chip, texts);
            line.addClassName("zb-list-row");
            list.add(line);
        }
        dialog.add(list);
        dialog.getFooter().add(new Button(getTranslation("core.ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private Div candidates(List<SkillService.Candidate> candidates) {
        Div list = new Div();
        list.addClassName("zb-list");
        for (SkillService.Candidate one : candidates) {
            Span can = new Span(getTranslation("training.skill.candidate", one.skills()));
            can.addClassNames("zb-muted", "zb-small");
            Div row = new Div(
                    new Span(one.learner().name()), new Span(one.learner().teamName()), can);
            row.addClassName("zb-list-row");
            list.add(row);
        }
        Div card = new Div(new H2(getTranslation("training.skill.candidates")), list);
        card.addClassNames("zb-card", "zb-stack-s");
        return card;
    }

    private void edit(@Nullable Skill skill) {
        TextField name = new TextField(getTranslation("training.skill.name"));
        TextArea about = new TextArea(getTranslation("training.skill.about"));
        Select<Integer> pass = new Select<>();
        pass.setLabel(getTranslation("training.skill.pass"));
        pass.setItems(IntStream.rangeClosed(1, Skill.HIGHEST).boxed().toList());
        pass.setItemLabelGenerator(one -> one + " · " + getTranslation("training.skill.level." + one));
        Checkbox perShop = new Checkbox(getTranslation("training.skill.per-shop"));
        Checkbox archived = new Checkbox(getTranslation("training.lesson.archived"));
        pass.setValue(skill == null ? SkillService.ALONE : skill.passLevel());
        if (skill != null) {
            name.setValue(skill.name());
            about.setValue(skill.about());
            perShop.setValue(skill.perShop());
            perShop.setEnabled(false);
        }
        FormDialog dialog = new FormDialog(getTranslation(skill == null ? "training.skill.new" : "training.skill.edit"))
                .wide("name", name)
                .wide("about", about)
                .with("passLevel", pass)
                .with("perShop", perShop);
        if (skill != null) {
            dialog.with("archived", archived);
        }
        dialog.onSave(() -> {
                    skills.save(new Skill(
                            skill == null ? 0 : skill.id(),
                            name.getValue().strip(),
                            about.getValue().strip(),
                            perShop.getValue(),
                            pass.getValue(),
                            archived.getValue()));
                    draw();
                    return true;
                })
                .open();
    }
}
