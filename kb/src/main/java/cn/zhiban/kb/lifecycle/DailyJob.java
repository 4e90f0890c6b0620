package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.stereotype.Component;

/** What is done about knowledge once a day: verification that is due, reminders of overdue tasks. */
@Component
class DailyJob implements JobHandler {
    static final String TYPE = "kb.daily";

    private final DueArticles due;
    private final TaskReminders reminders;

    DailyJob(DueArticles due, TaskReminders reminders) {
        this.due = due;
        this.reminders = reminders;
    }

    /**
     * What was done.
     *
     * @param due articles for which a task was raised
     * @param reminded people who were reminded
     */
    record Done(int due, int reminded) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Object run(JobContext context) {
        return new Done(due.raiseDue(), reminders.remind());
    }
}
