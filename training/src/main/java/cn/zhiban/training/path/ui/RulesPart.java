package cn.zhiban.training.path.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.path.Path;
import cn.zhiban.training.path.PathRule;
import cn.zhiban.training.path.PathService;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;

/** Who learns a path by rule. */
final class RulesPart extends Composite<Div> {
    private final transient PathService paths;
    private final transient Path path;
    private final Div list = new Div();

    RulesPart(PathService paths, Path path) {
        this.paths = paths;
        this.path = path;
        Span hint = new Span(getTranslation("training.path.rule.hint"));
        hint.addClassNames("zb-muted", "zb-small");
        list.addClassName("zb-list");
        Button add = new Button(getTranslation("training.path.rule.add"), VaadinIcon.PLUS.create(), _ -> ask());
        add.setEnabled(path.editable());
        add.setTestId("rule-add");
        getContent().addClassNames("zb-card", "zb-stack-s");
        getContent().add(new H3(getTranslation("training.path.rule.title")), hint, list, add);
        draw();
    }

    private void draw() {
        list.removeAll();
        for (PathRule rule : paths.rules(path.id())) {
            Span words = new Span(words(rule));
            words.addClassName("zb-grow");
            Span fits = new Span(getTranslation("training.path.rule.fits", paths.fitting(path.id(), rule)));
            fits.addClassNames("zb-muted", "zb-small", "train-nowrap");
            Div row = new Div(words, fits);
            row.addClassName("zb-list-row");
            if (path.editable()) {
                Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
                    try {
                        paths.removeRule(path.id(), rule.id());
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                    draw();
                });
                remove.addThemeVariants(ButtonVariant.TERTIARY);
                remove.setAriaLabel(getTranslation("training.question.part.remove"));
                row.add(remove);
            }
            list.add(row);
        }
    }

    private String words(PathRule rule) {
        List<String> words = new ArrayList<>();
        if (rule.post() != null) {
            words.add(getTranslation("post." + rule.post()));
        }
        if (rule.tenureTo() != null) {
            words.add(getTranslation("training.path.rule.tenure.between", rule.tenureFrom(), rule.tenureTo()));
        } else if (rule.tenureFrom() > 0) {
            words.add(getTranslation("training.path.rule.tenure.from.value", rule.tenureFrom()));
        }
        if (rule.platform() != null) {
            words.add(getTranslation("platform." + rule.platform()));
        }
        paths.clients().stream()
                .filter(one -> rule.clientId() != null && one.id() == rule.clientId())
                .forEach(one -> words.add(one.name()));
        paths.shops().stream()
                .filter(one -> rule.shopId() != null && one.id() == rule.shopId())
                .forEach(one -> words.add(one.name()));
        paths.teams().stream()
                .filter(one -> rule.teamId() != null && one.id() == rule.teamId())
                .forEach(one -> words.add(one.name()));
        return words.isEmpty() ? getTranslation("training.path.rule.all") : String.join(" · ", words);
    }

    private void ask() {
        ComboBox<Post> post = any("training.certificate.type.post", List.of(Post.values()));
        post.setItemLabelGenerator(one -> getTranslation("post." + one));
        ComboBox<PathService.Team> team = any("training.path.rule.team", paths.teams());
        team.setItemLabelGenerator(PathService.Team::name);
        ComboBox<ClientRef> client = any("training.path.rule.client", paths.clients());
        client.setItemLabelGenerator(ClientRef::name);
        ComboBox<ShopRef> shop = any("training.certificate.type.shop", paths.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        ComboBox<Platform> platform = any("training.certificate.type.platform", List.of(Platform.values()));
        platform.setItemLabelGenerator(one -> getTranslation("platform." + one));
        IntegerField from = new IntegerField(getTranslation("training.path.rule.tenure.from"));
        IntegerField to = new IntegerField(getTranslation("training.path.rule.tenure.to"));
        from.setValue(0);
        from.setMin(0);
        to.setMin(0);
        new FormDialog(getTranslation("training.path.rule.add"))
                .with("post", post)
                .with("teamId", team)
                .with("clientId", client)
                .with("shopId", shop)
                .with("platform", platform)
                .with("tenureFrom", from)
                .with("tenureTo", to)
                .onSave(() -> {
                    Integer least = from.getValue();
                    paths.addRule(
                            path.id(),
                            new PathRule(
                                    0,
                                    post.getValue(),
                                    least == null ? 0 : least,
                                    to.getValue(),
                                    client.getOptionalValue().map(ClientRef::id).orElse(null),
                                    shop.getOptionalValue().map(ShopRef::id).orElse(null),
                                    platform.getValue(),
                                    team.getOptionalValue()
                                            .map(PathService.Team::id)
                                            .orElse(null)));
                    draw();
                    return true;
                })
                .open();
    }

    private <T> ComboBox<T> any(String key, List<T> values) {
        ComboBox<T> field = new ComboBox<>(getTranslation(key));
        field.setItems(values);
        field.setPlaceholder(getTranslation("training.certificate.type.any"));
        field.setClearButtonVisible(true);
        return field;
    }
}
