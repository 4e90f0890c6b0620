package cn.zhiban.scheduling.demand;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forecasts shop after shop, each in a transaction of its own; done again it only makes newer runs. */
@Component
class ForecastJob implements JobHandler {
    private final ForecastService forecasts;
    private final TransactionTemplate transaction;

    ForecastJob(ForecastService forecasts, PlatformTransactionManager transactions) {
        this.forecasts = forecasts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many runs were made. */
    private record Done(int runs) {}

    @Override
    public String type() {
        return ForecastService.JOB;
    }

    @Override
    public Object run(JobContext context) {
        ForecastOrder order = context.parameters(ForecastOrder.class);
        int all = order.shopIds().size() * (order.pastWeeks() + 1);
        int done = 0;
        for (long shop : order.shopIds()) {
            for (int week = order.pastWeeks(); week >= 0; week--) {
                context.checkCancelled();
                int back = week;
                transaction.executeWithoutResult(_ -> {
                    if (back == 0) {
                        forecasts.calculate(shop, order.from(), order.days());
                    } else {
                        forecasts.calculate(shop, order.from().minusWeeks(back), 7);
                    }
                });
                context.progress((double) ++done / all);
            }
        }
        return new Done(done);
    }
}
