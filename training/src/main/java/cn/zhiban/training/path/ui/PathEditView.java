package cn.zhiban.training.path.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.path.Path;
import cn.zhiban.training.path.PathContent;
import cn.zhiban.training.path.PathService;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path being designed, beside it who learns it by rule. */
@Route("train/path-edit")
@RolesAllowed(TrainingPermissions.AUTHOR)
class PathEditView extends Page implements HasUrlParameter<Long> {
    private final transient PathService paths;
    private final transient List<LearningItem> offered;
    private final Div header = new Div();
    private final TextField title = new TextField();
    private final TextArea summary = new TextArea();
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final Div list = new Div();
    private final Div beside = new Div();
    private final transient List<BlockForm> blocks = new ArrayList<>();
    private transient @Nullable Path path;

    PathEditView(PathService paths) {
        super("training.path.edit.title");
        this.paths = paths;
        offered = paths.offered();
        title.setLabel(getTranslation("training.path.name"));
        title.setMaxLength(PathContent.TITLE);
        title.setWidthFull();
        summary.setLabel(getTranslation("training.path.summary"));
        summary.setWidthFull();
        shop.setLabel(getTranslation("training.question.scope.shop"));
        shop.setItems(paths.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(getTranslation("training.question.scope.shared"));
        shop.setClearButtonVisible(true);
        list.addClassName("zb-stack");
        Button add = new Button(getTranslation("training.path.block.new"), VaadinIcon.PLUS.create(), _ -> addBlock());
        add.setTestId("block-add");
        Div left = new Div(title, summary, shop, list, add);
        left.addClassNames("zb-card", "zb-stack");
        Div halves = new Div(left, beside);
        halves.addClassNames("train-halves", "train-halves-wide");
        add(header, halves);
        Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, KeyModifier.CONTROL)
                .listenOn(this);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            show(id == 0 ? null : paths.get(id));
        } catch (NotFound e) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(@Nullable Path shown) {
        path = shown;
        PathContent content = shown == null ? new PathContent("", "", List.of()) : shown.draft();
        title.setValue(content.title());
        summary.setValue(content.summary());
        shop.setValue(paths.shops().stream()
                .filter(one -> shown != null && shown.shopId() != null && one.id() == shown.shopId())
                .findFirst()
                .orElse(null));
        blocks.clear();
        content.blocks().forEach(one -> blocks.add(new BlockForm(one, offered)));
        head(shown);
        beside.removeAll();
        if (shown != null) {
            beside.add(new RulesPart(paths, shown));
        }
        draw();
    }

    private void head(@Nullable Path shown) {
        header.removeAll();
        PageHeader head = new PageHeader(
                getTranslation(shown == null ? "training.path.new" : "training.path.edit.title"),
                shown == null || shown.number() == 0
                        ? getTranslation("training.lesson.draft")
                        : getTranslation("training.lesson.published", shown.number()));
        if (shown != null && shown.pending() && shown.number() > 0) {
            head.withActions(new Badge(getTranslation("training.lesson.pending"), Badge.Tone.WARNING));
        }
        boolean may = shown == null || shown.editable();
        Button save = new Button(getTranslation("training.lesson.save"), _ -> save());
        save.setEnabled(may);
        save.setTestId("path-save");
        Button publish = new Button(getTranslation("training.lesson.publish"), _ -> publish());
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        publish.setEnabled(may);
        publish.setTestId("path-publish");
        header.add(head.withActions(save, publish));
    }

    private void addBlock() {
        int no = blocks.stream().mapToInt(BlockForm::no).max().orElse(0) + 1;
        List<Integer> after =
                blocks.isEmpty() ? List.of() : List.of(blocks.getLast().no());
        BlockForm form = new BlockForm(
                new PathContent.Block(
                        no,
                        "",
                        List.of(),
                        PathContent.Need.ALL,
                        after,
                        PathContent.Need.ALL,
                        0,
                        PathContent.Days.CALENDAR),
                offered);
        blocks.add(form);
        draw();
        form.begin();
    }

    private void draw() {
        list.removeAll();
        Map<Integer, String> above = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            BlockForm form = blocks.get(i);
            form.above(above);
            above.put(form.no(), form.name());
            list.add(row(i));
        }
    }

    private Div row(int at) {
        Button up = tool(VaadinIcon.ARROW_UP, "training.question.up", () -> blocks.add(at - 1, blocks.remove(at)));
        up.setEnabled(at > 0);
        Button down =
                tool(VaadinIcon.ARROW_DOWN, "training.lesson.part.down", () -> blocks.add(at + 1, blocks.remove(at)));
        down.setEnabled(at < blocks.size() - 1);
        Span number = new Span(getTranslation("training.path.block.number", at + 1));
        number.addClassNames("zb-muted", "zb-small", "zb-grow");
        Div head = new Div(
                VaadinIcon.MENU.create(),
                number,
                up,
                down,
                tool(VaadinIcon.CLOSE_SMALL, "training.question.part.remove", () -> blocks.remove(at)));
        head.addClassNames("zb-row", "train-part-head");
        Div row = new Div(head, blocks.get(at));
        row.addClassNames("zb-stack-s", "train-lesson-edit-part");
        DragSource<Div> source = DragSource.create(row);
        source.setDragData(at);
        DropTarget.create(row)
                .addDropListener(event -> event.getDragData().ifPresent(from -> {
                    if (from instanceof Integer index && index != at) {
                        blocks.add(at, blocks.remove((int) index));
                        draw();
                    }
                }));
        return row;
    }

    private Button tool(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), _ -> {
            action.run();
            draw();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    /** @return whether it was kept */
    private boolean save() {
        Path shown = path;
        ShopRef whose = shop.getValue();
        Long shopId = whose == null ? null : (Long) whose.id();
        Long client = shown != null && shown.shopId() == null ? shown.clientId() : null;
        if (whose != null) {
            client = whose.clientId();
        }
        PathContent content = new PathContent(
                title.getValue(),
                summary.getValue(),
                blocks.stream().map(BlockForm::block).toList());
        try {
            if (shown == null) {
                show(paths.get(paths.create(content, client, shopId)));
            } else {
                paths.save(shown.id(), shown.version(), content, client, shopId);
                show(paths.get(shown.id()));
            }
            Toast.done(getTranslation("training.lesson.saved"));
            return true;
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            return false;
        }
    }

    private void publish() {
        if (!save() || path == null) {
            return;
        }
        Path shown = path;
        try {
            paths.publish(shown.id(), shown.version());
            Toast.done(getTranslation("training.lesson.publish.done"));
            show(paths.get(shown.id()));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }
}
