package cn.zhiban.kb.insight.voice;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.insight.InsightFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What buyers say as spreadsheets: the same rows for the same people as on the screen. */
@Service
public class VoiceExport {
    private static final int MOST = 100_000;

    private final VoiceInsight voice;
    private final Organisation organisation;
    private final Translations translations;
    private final CompanyTime time;

    VoiceExport(VoiceInsight voice, Organisation organisation, Translations translations, CompanyTime time) {
        this.voice = voice;
        this.organisation = organisation;
        this.translations = translations;
        this.time = time;
    }

    /** Marks by cause, with the period before. */
    public void causes(InsightFilter filter, TableFormat format, Locale locale, OutputStream out) throws IOException {
        VoiceReport report = voice.report(filter);
        List<String> heads = List.of(
                "kb.voice.col.group",
                "kb.voice.col.cause",
                "kb.voice.figure.marks",
                "kb.voice.col.before",
                "kb.voice.figure.per-thousand");
        try (TableWriter writer = writer(format, heads, locale, out)) {
            for (VoiceReport.OfCause cause : report.causes()) {
                writer.row(List.of(
                        cause.group(),
                        cause.name(),
                        String.valueOf(cause.marks()),
                        String.valueOf(cause.before()),
                        number(VoiceReport.perThousand(cause.counted(), report.conversations()))));
            }
        }
    }

    /** Marks by day. */
    public void days(InsightFilter filter, TableFormat format, Locale locale, OutputStream out) throws IOException {
        VoiceReport report = voice.report(filter);
        List<String> heads = List.of("kb.insight.col.day", "kb.voice.figure.marks", "kb.voice.figure.per-thousand");
        try (TableWriter writer = writer(format, heads, locale, out)) {
            for (VoiceReport.Day day : report.days()) {
                writer.row(List.of(day.day().toString(), String.valueOf(day.marks()), number(day.perThousand())));
            }
        }
    }

    /** Every mark, the newest 100,000. */
    public void marks(InsightFilter filter, TableFormat format, Locale locale, OutputStream out) throws IOException {
        List<VoiceInsight.Marked> marks = voice.marks(filter, null, null, MOST);
        List<String> heads =
                List.of("kb.insight.col.at", "kb.insight.col.shop", "kb.voice.col.cause", "kb.voice.col.note");
        try (TableWriter writer = writer(format, heads, locale, out)) {
            for (VoiceInsight.Marked mark : marks) {
                writer.row(List.of(time.format(mark.at()), shop(mark.shopId()), mark.cause(), mark.note()));
            }
        }
    }

    private TableWriter writer(TableFormat format, List<String> keys, Locale locale, OutputStream out)
            throws IOException {
        List<String> heads = keys.stream()
                .map(key -> translations.getTranslation(key, locale))
                .toList();
        return format == TableFormat.CSV
                ? TableWriter.csv(out, heads)
                : TableWriter.xlsx(out, translations.getTranslation("kb.voice.report.title", locale), heads);
    }

    private String shop(long id) {
        return organisation.shopsById(List.of(id)).stream()
                .map(ShopRef::name)
                .findFirst()
                .orElse("");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
