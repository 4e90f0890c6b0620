package cn.zhiban.app.house;

import cn.zhiban.ZhibanApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleBoundaryTest {
    @Test
    void modulesMeetOnlyThroughWhatTheyOffer() {
        ApplicationModules.of(ZhibanApplication.class, new MainClasses()).verify();
    }
}
