package cn.zhiban.kb.variable;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Variables that fill themselves. Everybody who may read knowledge may ask. */
@Service
public class VariableService {
    private static final Properties NAMES = names();

    private final Access access;
    private final Organisation organisation;
    private final CompanyTime time;
    private final Translations translations;

    VariableService(Access access, Organisation organisation, CompanyTime time, Translations translations) {
        this.access = access;
        this.organisation = organisation;
        this.time = time;
        this.translations = translations;
    }

    private enum Fact {
        SHOP,
        AGENT,
        PLATFORM,
        CLIENT,
        DATE,
        TOMORROW,
        TIME,
        GREETING
    }

    /**
     * Values by the names that texts use, for a chat that goes on now. Buyers read Chinese, so dates are Chinese.
     *
     * @param shopId shop of the chat, or null
     * @throws NotFound the shop is not within the scope
     */
    public Map<String, String> values(@Nullable Long shopId) {
        Actor actor = access.require(KbPermissions.READ);
        ShopRef shop = shopId == null
                ? null
                : organisation.shop(shopId, actor.scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
        Map<Fact, String> facts = facts(actor, shop);
        Map<String, String> values = new LinkedHashMap<>();
        NAMES.forEach((name, fact) -> {
            String value = facts.get(Fact.valueOf(fact.toString()));
            if (value != null) {
                values.put(name.toString(), value);
            }
        });
        return values;
    }

    private Map<Fact, String> facts(Actor actor, @Nullable ShopRef shop) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        LocalDateTime now = time.local(time.now());
        DateTimeFormatter date = DateTimeFormatter.ofPattern(text("kb.variable.date"), Locale.CHINA);
        facts.put(Fact.DATE, date.format(now));
        facts.put(Fact.TOMORROW, date.format(now.plusDays(1)));
        facts.put(Fact.TIME, DateTimeFormatter.ofPattern("HH:mm").format(now));
        facts.put(Fact.GREETING, text("kb.variable.greeting." + partOfDay(now.toLocalTime())));
        facts.put(Fact.AGENT, actor.name());
        if (shop != null) {
            facts.put(Fact.SHOP, shop.name());
            facts.put(Fact.CLIENT, shop.clientName());
            facts.put(Fact.PLATFORM, text("platform." + shop.platform()));
            Long employee = actor.employeeId();
            if (employee != null) {
                organisation
                        .nick(employee, shop.id(), now.toLocalDate())
                        .ifPresent(nick -> facts.put(Fact.AGENT, nick));
            }
        }
        return facts;
    }

    /** What a part of the day is called in greetings. */
    static String partOfDay(LocalTime at) {
        int hour = at.getHour();
        return hour < 5 || hour >= 18 ? "evening" : hour < 11 ? "morning" : hour < 13 ? "noon" : "afternoon";
    }

    private String text(String key) {
        return translations.getTranslation(key, Locale.SIMPLIFIED_CHINESE);
    }

    private static Properties names() {
        Properties names = new Properties();
        try (InputStream in =
                        Objects.requireNonNull(VariableService.class.getResourceAsStream("/kb/variables.properties"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            names.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
