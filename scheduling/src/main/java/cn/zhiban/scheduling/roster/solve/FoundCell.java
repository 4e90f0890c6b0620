package cn.zhiban.scheduling.roster.solve;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A cell as the engine found it. */
record FoundCell(long employeeId, LocalDate day, @Nullable Long typeId) {}
