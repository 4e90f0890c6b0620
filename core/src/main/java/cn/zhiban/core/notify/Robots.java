package cn.zhiban.core.notify;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.time.CompanyTime;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells group chats what concerns a whole team, after it is certain. Never holds anybody up: a chat that does not answer is
 * tried twice, and what went wrong stands beside the robot. What is told names no person.
 */
@Component
public class Robots {
    private static final Logger log = LoggerFactory.getLogger(Robots.class);
    private static final int TRIES = 2;

    private final RobotStore store;
    private final Translations texts;
    private final CompanyTime time;
    private final RobotCall call = new RobotCall();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    Robots(RobotStore store, Translations texts, CompanyTime time) {
        this.store = store;
        this.texts = texts;
        this.time = time;
    }

    /**
     * Tells the robots of some teams once the transaction is through. Asks for no permission.
     *
     * @param messageKey key of a text; group chats get it in Chinese
     * @param arguments values for it
     */
    public void tell(Collection<Long> teams, String messageKey, Object... arguments) {
        List<Robot> robots = store.listening(teams);
        if (robots.isEmpty()) {
            return;
        }
        String text = texts.getTranslation(messageKey, Locale.SIMPLIFIED_CHINESE, arguments);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    robots.forEach(robot -> senders.submit(() -> deliver(robot, text)));
                }
            });
        } else {
            robots.forEach(robot -> senders.submit(() -> deliver(robot, text)));
        }
    }

    /** Sends now and says what went wrong, empty if nothing. */
    String deliver(Robot robot, String text) {
        String failure = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                call.send(robot.content(), text, time.now());
                failure = "";
                break;
            } catch (IOException e) {
                String words = e.getMessage();
                failure = words == null ? e.getClass().getSimpleName() : words;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
        if (!failure.isEmpty()) {
            log.warn("robot {} could not be told: {}", robot.id(), failure);
        }
        store.told(robot.id(), failure);
        return failure;
    }

    @PreDestroy
    void stop() {
        senders.shutdownNow();
    }
}
