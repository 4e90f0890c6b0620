package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.GroupDraft;
import cn.zhiban.scheduling.requirement.GroupService;
import cn.zhiban.scheduling.staffing.StaffingRule;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Edits a group: its shops and what is promised to their buyers. Shares are typed as per cent. */
final class GroupDialog {
    private static final List<Post> POSTS = List.of(Post.PRE_SALES, Post.AFTER_SALES, Post.PRE_AND_AFTER_SALES);

    private final DemandScreens screens;
    private final TextField name = new TextField(text("sched.demand.group.name"));
    private final MultiSelectComboBox<ShopRef> shops = new MultiSelectComboBox<>(text("sched.demand.shops"));
    private final ComboBox<Post> post = new ComboBox<>(text("sched.demand.group.post"));
    private final NumberField share = percent("sched.demand.group.share");
    private final NumberField handling = new NumberField(text("sched.demand.group.handling"));
    private final NumberField concurrency = new NumberField(text("sched.demand.group.concurrency"));
    private final NumberField efficiency = percent("sched.demand.group.efficiency");
    private final NumberField patience = new NumberField(text("sched.demand.group.patience"));
    private final NumberField reply = new NumberField(text("sched.demand.group.reply"));
    private final NumberField replyShare = percent("sched.demand.group.reply-share");
    private final NumberField threeMinutes = percent("sched.demand.group.three-minutes");
    private final NumberField occupancy = percent("sched.demand.group.occupancy");
    private final NumberField shrinkage = percent("sched.demand.group.shrinkage");
    private final IntegerField minimum = new IntegerField(text("sched.demand.group.minimum"));
    private final HoursField open = new HoursField(text("sched.demand.group.open"), 0, 47);
    private final HoursField close = new HoursField(text("sched.demand.group.close"), 1, 48);

    private GroupDialog(DemandScreens screens) {
        this.screens = screens;
        name.setMaxLength(60);
        name.setRequiredIndicatorVisible(true);
        shops.setItems(screens.shops().visible());
        shops.setItemLabelGenerator(ShopRef::name);
        post.setItems(POSTS);
        post.setItemLabelGenerator(one -> text("post." + one));
        post.setClearButtonVisible(true);
        post.setPlaceholder(text("sched.demand.group.any-post"));
        patience.setClearButtonVisible(true);
        patience.setPlaceholder(text("sched.demand.group.patient"));
        patience.setHelperText(text("sched.demand.group.patience.hint"));
        threeMinutes.setClearButtonVisible(true);
    }

    /** @param group the group, null for a new one. @param done gets its id */
    static void open(DemandScreens screens, GroupService groups, @Nullable DemandGroup group, Consumer<Long> done) {
        GroupDialog dialog = new GroupDialog(screens);
        dialog.read(group == null ? new GroupDraft("", null, Set.of(), 1, StaffingRule.USUAL, 16, 48) : group.draft());
        dialog.form(groups, group, done).open();
    }

    private FormDialog form(GroupService groups, @Nullable DemandGroup group, Consumer<Long> done) {
        return new FormDialog(text(group == null ? "sched.demand.group.add" : "sched.demand.group.edit"))
                .with("name", name)
                .with("post", post)
                .wide("shopIds", shops)
                .with("openSlot", open)
                .with("closeSlot", close)
                .with("share", share)
                .with("minimum", minimum)
                .with("handling", handling)
                .with("concurrency", concurrency)
                .with("efficiency", efficiency)
                .with("patience", patience)
                .with("reply", reply)
                .with("replyShare", replyShare)
                .with("threeMinutes", threeMinutes)
                .with("occupancy", occupancy)
                .with("shrinkage", shrinkage)
                .onSave(() -> {
                    if (group == null) {
                        done.accept(groups.add(draft()));
                    } else {
                        groups.change(group.id(), group.version(), draft());
                        done.accept(group.id());
                    }
                    return true;
                });
    }

    private void read(GroupDraft draft) {
        StaffingRule rule = draft.rule();
        name.setValue(draft.name());
        post.setValue(draft.post());
        shops.setValue(screens.shops().visible().stream()
                .filter(shop -> draft.shopIds().contains(shop.id()))
                .collect(Collectors.toSet()));
        share.setValue(draft.share() * 100);
        open.setValue(draft.openSlot());
        close.setValue(draft.closeSlot());
        handling.setValue(rule.handlingSeconds());
        concurrency.setValue(rule.concurrency());
        efficiency.setValue(rule.efficiency() * 100);
        patience.setValue(rule.patienceSeconds());
        reply.setValue(rule.replySeconds());
        replyShare.setValue(rule.replyShare() * 100);
        Double late = rule.threeMinuteShare();
        threeMinutes.setValue(late == null ? null : Double.valueOf(late * 100));
        occupancy.setValue(rule.maxOccupancy() * 100);
        shrinkage.setValue(rule.shrinkage() * 100);
        minimum.setValue(rule.minimum());
    }

    private GroupDraft draft() {
        Double late = threeMinutes.getValue();
        Integer least = minimum.getValue();
        return new GroupDraft(
                name.getValue(),
                post.getValue(),
                shops.getValue().stream().map(ShopRef::id).collect(Collectors.toSet()),
                number(share) / 100,
                new StaffingRule(
                        number(handling),
                        number(concurrency),
                        number(efficiency) / 100,
                        patience.getValue(),
                        number(reply),
                        number(replyShare) / 100,
                        late == null ? null : Double.valueOf(late / 100),
                        number(occupancy) / 100,
                        number(shrinkage) / 100,
                        least == null ? 0 : least),
                open.valueOr(0),
                close.valueOr(48));
    }

    /** What was typed; what is missing cannot be right anywhere. */
    private static double number(NumberField field) {
        Double value = field.getValue();
        return value == null ? -1 : value;
    }

    private static NumberField percent(String key) {
        NumberField field = new NumberField(text(key));
        field.setMin(0);
        field.setMax(100);
        field.setSuffixComponent(new com.vaadin.flow.component.html.Span("%"));
        return field;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
