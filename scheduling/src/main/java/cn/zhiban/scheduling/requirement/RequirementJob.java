package cn.zhiban.scheduling.requirement;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Computes needs week by week, each in a transaction of its own; done again it comes to the same. */
@Component
class RequirementJob implements JobHandler {
    private static final int STEP = 7;

    private final RequirementService requirements;
    private final TransactionTemplate transaction;

    RequirementJob(RequirementService requirements, PlatformTransactionManager transactions) {
        this.requirements = requirements;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many days of groups had a forecast. */
    private record Done(int days) {}

    @Override
    public String type() {
        return RequirementService.JOB;
    }

    @Override
    public Object run(JobContext context) {
        RequirementOrder order = context.parameters(RequirementOrder.class);
        long weeks = ChronoUnit.DAYS.between(order.from(), order.to()) / STEP + 1;
        double steps = weeks * order.groupIds().size();
        int step = 0;
        int days = 0;
        for (long group : order.groupIds()) {
            for (LocalDate from = order.from(); !from.isAfter(order.to()); from = from.plusDays(STEP)) {
                context.checkCancelled();
                LocalDate first = from;
                LocalDate last = from.plusDays(STEP - 1).isAfter(order.to()) ? order.to() : from.plusDays(STEP - 1);
                Integer computed = transaction.execute(_ -> requirements.compute(group, first, last));
                days += computed == null ? 0 : computed;
                context.progress(++step / steps);
            }
        }
        return new Done(days);
    }
}
