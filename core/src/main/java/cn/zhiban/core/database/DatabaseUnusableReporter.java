package cn.zhiban.core.database;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints {@link DatabaseUnusable} as plain text on standard error, in place of Spring Boot's failure report in the log.
 * The exit code is 1, as for every failed start.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DatabaseUnusableReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        DatabaseUnusable problem = find(failure);
        if (problem == null) {
            return false;
        }
        standardError().println("\n" + problem.getMessage() + "\n");
        return true;
    }

    private static @Nullable DatabaseUnusable find(@Nullable Throwable failure) {
        Throwable current = failure;
        while (current != null) {
            if (current instanceof DatabaseUnusable problem) {
                return problem;
            }
            current = current.getCause();
        }
        return null;
    }

    /** In the C locale Java would print question marks for Chinese, though nearly every terminal reads UTF-8. */
    private static PrintStream standardError() {
        return System.err.charset().equals(StandardCharsets.US_ASCII)
                ? new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                : System.err;
    }
}
