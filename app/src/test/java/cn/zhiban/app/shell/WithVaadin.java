package cn.zhiban.app.shell;

import cn.zhiban.core.i18n.Translations;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives a test a browser tab without a browser, in Chinese, with the suite's texts and without Spring. */
class WithVaadin implements BeforeEachCallback, AfterEachCallback {
    private static final String PROVIDER = "vaadin.i18n.provider";

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setProperty(PROVIDER, Translations.class.getName());
        MockVaadin.setup(new Routes());
        UI.getCurrent().getSession().setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        MockVaadin.tearDown();
        System.clearProperty(PROVIDER);
    }
}
