package cn.zhiban.kb.notice.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.notice.NoticeContent;
import cn.zhiban.kb.notice.NoticeDetails;
import cn.zhiban.kb.notice.NoticeService;
import cn.zhiban.kb.search.ArticlePick;
import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Opens the dialog in which notices are written. */
@Component
class NoticeDialogs {
    private final NoticeService notices;
    private final ArticlePick pick;
    private final CompanyTime time;

    NoticeDialogs(NoticeService notices, ArticlePick pick, CompanyTime time) {
        this.notices = notices;
        this.pick = pick;
        this.time = time;
    }

    /** A new notice that starts with this content. */
    void create(NoticeContent content, Consumer<NoticeDetails> done) {
        NoticeForm form = new NoticeForm(notices.choices(), pick, time, false);
        form.fill(content);
        FormDialog dialog = form.into("kb.notice.new");
        dialog.onSave(() -> {
                    NoticeDetails saved = notices.create(form.read(), form.publishes());
                    told(form, saved, done);
                    return true;
                })
                .open();
    }

    /** The next version of a notice. */
    void edit(NoticeDetails notice, Consumer<NoticeDetails> done) {
        NoticeForm form = new NoticeForm(notices.choices(), pick, time, notice.publishedNumber() != null);
        form.fill(notice.content());
        FormDialog dialog = form.into("kb.notice.edit");
        dialog.onSave(() -> {
                    NoticeDetails saved = notices.save(
                            notice.id(), form.read(), notice.version(), form.publishes(), form.asksAgain());
                    told(form, saved, done);
                    return true;
                })
                .open();
    }

    private static void told(NoticeForm form, NoticeDetails saved, Consumer<NoticeDetails> done) {
        Toast.done(UI.getCurrent().getTranslation(form.publishes() ? "kb.notice.published" : "kb.notice.saved"));
        done.accept(saved);
    }
}
