package cn.zhiban.kb.redline;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Platform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The words by which people and programs name platforms: the constant, its names in both languages, short forms. */
@Component
public class PlatformWords {
    private static final Map<String, Platform> SHORT = Map.of(
            "tmall",
            Platform.TAOBAO,
            "pdd",
            Platform.PINDUODUO,
            "jingdong",
            Platform.JD,
            "tiktok",
            Platform.DOUYIN,
            "rednote",
            Platform.XIAOHONGSHU,
            "xhs",
            Platform.XIAOHONGSHU);

    private final Map<String, Platform> words = new HashMap<>(SHORT);

    PlatformWords(Translations texts) {
        for (Platform platform : Platform.values()) {
            words.put(key(platform.name()), platform);
            for (Locale locale : texts.getProvidedLocales()) {
                String name = texts.getTranslation("platform." + platform, locale);
                words.put(key(name), platform);
                // a name such as A/B is known by both of its parts
                Arrays.stream(name.split("[/\u3001&]")).forEach(part -> words.put(key(part), platform));
            }
        }
    }

    /** The platform that is meant. */
    public Optional<Platform> find(String word) {
        return Optional.ofNullable(words.get(key(word)));
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
