package cn.zhiban.core.security.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say which setting is wrong in place of a stack trace, and without printing its value. */
class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSetting cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.property(), cause);
    }
}
