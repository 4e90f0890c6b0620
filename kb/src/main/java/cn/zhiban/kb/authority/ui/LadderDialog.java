package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.authority.AuthorityCase;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.Ladder;
import cn.zhiban.kb.authority.LadderDraft;
import cn.zhiban.kb.authority.Limit;
import cn.zhiban.kb.authority.LimitText;
import cn.zhiban.kb.authority.Money;
import cn.zhiban.kb.authority.Remedy;
import cn.zhiban.kb.authority.Step;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a ladder, writes its next version or ends it. */
final class LadderDialog {
    private final CaseService cases;
    private final CompanyTime time;
    private final @Nullable Ladder ladder;
    private final Runnable changed;
    private final Select<AuthorityCase> authorityCase = new Select<>();
    private final ComboBox<Target> target = new ComboBox<>(text("kb.authority.ladder.reach"));
    private final Select<Post> post = new Select<>();
    private final Map<Step, TextField> amounts = new EnumMap<>(Step.class);
    private final Map<Step, Select<Remedy>> remedies = new EnumMap<>(Step.class);
    private final TextField daily = new TextField(text("kb.authority.ladder.daily-amount"));
    private final IntegerField times = new IntegerField(text("kb.authority.ladder.daily-number"));
    private final DateTimePicker from = Pickers.dateTime(text("kb.authority.ladder.from"));
    private final DateTimePicker to = Pickers.dateTime(text("kb.authority.ladder.to"));
    private final FormDialog dialog;

    /** Whose limits they are: everybody's, a client's or a shop's. */
    private record Target(@Nullable Long clientId, @Nullable Long shopId, String name) {}

    LadderDialog(
            CaseService cases,
            Organisation organisation,
            Access access,
            CompanyTime time,
            @Nullable AuthorityCase one,
            @Nullable Ladder ladder,
            Runnable changed) {
        this.cases = cases;
        this.time = time;
        this.ladder = ladder;
        this.changed = changed;
        dialog = new FormDialog(text(ladder == null ? "kb.authority.ladder.create" : "kb.authority.ladder.edit"));
        authorityCase.setLabel(text("kb.authority.case"));
        authorityCase.setItems(cases.cases().stream()
                .filter(each -> each.active() && !each.forbidden())
                .toList());
        authorityCase.setItemLabelGenerator(AuthorityCase::name);
        target.setItems(targets(organisation, access.current().scope()));
        target.setItemLabelGenerator(Target::name);
        target.setRequiredIndicatorVisible(true);
        post.setLabel(text("kb.authority.ladder.post"));
        post.setEmptySelectionAllowed(true);
        post.setEmptySelectionCaption(text("kb.authority.ladder.every-post"));
        post.setPlaceholder(text("kb.authority.ladder.every-post"));
        post.setItems(Post.PRE_SALES, Post.AFTER_SALES, Post.PRE_AND_AFTER_SALES, Post.TEAM_LEAD, Post.SUPERVISOR);
        post.setItemLabelGenerator(each -> text(each == null ? "kb.authority.ladder.every-post" : "post." + each));
        dialog.with("caseId", authorityCase).with("shopId", target).wide("post", post);
        for (Step step : Step.values()) {
            addStep(step);
        }
        daily.setHelperText(text("kb.authority.ladder.daily.help"));
        times.setMin(1);
        times.setHelperText(text("kb.authority.ladder.daily.help"));
        dialog.with("dailyCents", daily)
                .with("dailyGrants", times)
                .with("validFrom", from)
                .with("validTo", to);
        if (ladder == null) {
            preset(one);
        } else {
            fill(ladder.draft(), one);
        }
        dialog.onSave(this::save);
    }

    void open() {
        dialog.open();
    }

    private void addStep(Step step) {
        TextField amount = new TextField(text("kb.authority.step." + step));
        amount.setPlaceholder("20/10%");
        amount.setHelperText(text("kb.authority.ladder.limit.help"));
        amount.setRequiredIndicatorVisible(step == Step.FLOOR);
        amount.setTestId("ladder-" + step);
        Select<Remedy> remedy = new Select<>();
        remedy.setLabel(text("kb.authority.ladder.remedy"));
        remedy.setItems(Remedy.values());
        remedy.setItemLabelGenerator(each -> text("kb.authority.remedy." + each));
        remedy.setValue(Remedy.REFUND);
        amounts.put(step, amount);
        remedies.put(step, remedy);
        dialog.with("step" + step, amount).with("remedy" + step, remedy);
    }

    private List<Target> targets(Organisation organisation, Scope scope) {
        List<Target> targets = new ArrayList<>();
        if (cases.mayEditShared()) {
            targets.add(new Target(null, null, text("kb.authority.reach.SHARED")));
        }
        organisation.clients(scope).stream()
                .filter(client -> client.active() && scope.managesClient(client.id()))
                .forEach(client ->
                        targets.add(new Target(client.id(), null, text("kb.authority.ladder.all-of", client.name()))));
        for (ShopRef shop : cases.editableShops()) {
            targets.add(new Target(null, shop.id(), shop.name()));
        }
        return targets;
    }

    private void preset(@Nullable AuthorityCase one) {
        if (one != null && one.active() && !one.forbidden()) {
            authorityCase.setValue(one);
        }
    }

    private void fill(LadderDraft draft, @Nullable AuthorityCase one) {
        if (one != null && !one.active()) {
            authorityCase.setItems(one);
        }
        authorityCase.setValue(one);
        authorityCase.setReadOnly(true);
        target.getListDataView()
                .getItems()
                .filter(each -> Objects.equals(each.clientId(), draft.clientId())
                        && Objects.equals(each.shopId(), draft.shopId()))
                .findFirst()
                .ifPresent(target::setValue);
        post.setValue(draft.post());
        draft.limits().forEach(limit -> {
            Objects.requireNonNull(amounts.get(limit.step())).setValue(LimitText.of(limit));
            Objects.requireNonNull(remedies.get(limit.step())).setValue(limit.remedy());
        });
        if (draft.dailyCents() != null) {
            daily.setValue(Money.yuan(draft.dailyCents()));
        }
        times.setValue(draft.dailyGrants());
        from.setValue(draft.validFrom() == null ? null : time.local(draft.validFrom()));
        to.setValue(draft.validTo() == null ? null : time.local(draft.validTo()));
        Button end = new Button(text("kb.authority.ladder.end"), _ -> askToEnd());
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        dialog.dialog().getFooter().getElement().insertChild(0, end.getElement());
    }

    private void askToEnd() {
        Ladder before = Objects.requireNonNull(ladder);
        Confirm.danger(
                text("kb.authority.ladder.end.title"),
                text("kb.authority.ladder.end.text"),
                text("kb.authority.ladder.end"),
                () -> {
                    cases.end(before.lineId(), before.number());
                    dialog.close();
                    Toast.done(text("kb.authority.ladder.ended"));
                    changed.run();
                });
    }

    private boolean save() {
        AuthorityCase one = authorityCase.getValue();
        if (one == null) {
            throw new InvalidInput("caseId", "kb.authority.problem.case-missing");
        }
        Target chosen = target.getValue();
        if (chosen == null) {
            throw new InvalidInput("shopId", "kb.authority.problem.reach-missing");
        }
        List<Limit> limits = new ArrayList<>();
        amounts.forEach((step, field) -> {
            Limit limit = LimitText.read(
                    step,
                    field.getValue(),
                    Objects.requireNonNull(remedies.get(step)).getValue());
            if (limit != null) {
                limits.add(limit);
            }
        });
        LadderDraft draft = new LadderDraft(
                one.id(),
                post.getValue(),
                chosen.clientId(),
                chosen.shopId(),
                limits,
                daily.getValue().isBlank() ? null : Long.valueOf(Money.cents("dailyCents", daily.getValue())),
                times.getValue(),
                instant(from),
                instant(to));
        if (ladder == null) {
            cases.save(null, 0, draft);
        } else {
            cases.save(ladder.lineId(), ladder.number(), draft);
        }
        Toast.done(text("kb.authority.saved"));
        changed.run();
        return true;
    }

    private @Nullable Instant instant(DateTimePicker picker) {
        return picker.getValue() == null ? null : time.instant(picker.getValue());
    }

    private static String text(String key, Object... values) {
        return UI.getCurrent().getTranslation(key, values);
    }
}
