package cn.zhiban.scheduling.roster.ui;

import static cn.zhiban.scheduling.roster.ui.RosterScreens.text;

import cn.zhiban.core.ui.Confirm;
import cn.zhiban.scheduling.roster.publish.CalendarService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** The address under which one's phone finds one's shifts. */
final class CalendarDialog {
    private final CalendarService service;
    private final Dialog dialog = new Dialog();
    private final Div content = new Div();

    CalendarDialog(CalendarService service) {
        this.service = service;
        dialog.setHeaderTitle(text("sched.my.calendar"));
        dialog.addClassName("zb-dialog");
        content.addClassName("zb-stack");
        content.add(new Paragraph(text("sched.my.calendar.text")));
        Button make = new Button(text("sched.my.calendar.make"), _ -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        if (service.exists()) {
            content.add(new Paragraph(text("sched.my.calendar.exists")));
            dialog.getFooter().add(new Button(text("sched.my.calendar.end"), _ -> {
                service.end();
                dialog.close();
            }));
        }
        dialog.add(content);
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()), make);
    }

    void open() {
        dialog.open();
    }

    private void make() {
        if (service.exists()) {
            Confirm.ask(
                    text("sched.my.calendar.make"),
                    text("sched.my.calendar.renew"),
                    text("sched.my.calendar.make"),
                    this::show);
        } else {
            show();
        }
    }

    private void show() {
        String token = service.renew();
        TextField address = new TextField(text("sched.my.calendar.address"));
        address.setReadOnly(true);
        address.setWidthFull();
        address.setHelperText(text("sched.my.calendar.secret"));
        address.addFocusListener(_ -> address.getElement().executeJs("this.inputElement.select()"));
        content.removeAll();
        content.add(address);
        UI.getCurrent()
                .getPage()
                .executeJs("return new URL('api/v1/calendar/' + $0 + '.ics', document.baseURI).href", token)
                .then(String.class, address::setValue);
    }
}
