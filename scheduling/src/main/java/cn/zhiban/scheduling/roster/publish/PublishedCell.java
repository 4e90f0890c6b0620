package cn.zhiban.scheduling.roster.publish;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A cell of a published version. */
record PublishedCell(
        long employeeId, LocalDate day, @Nullable Long typeId) {}
