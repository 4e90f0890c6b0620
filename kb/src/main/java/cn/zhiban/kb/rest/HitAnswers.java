package cn.zhiban.kb.rest;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.search.SearchHit;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns hits into the contract's, with their notes in the caller's language. */
@Component
class HitAnswers {
    private final Translations translations;

    HitAnswers(Translations translations) {
        this.translations = translations;
    }

    SearchController.Hit of(SearchHit hit) {
        return SearchController.Hit.of(
                hit,
                note -> new SearchController.Note(
                        note.kind(),
                        translations.getTranslation(
                                note.messageKey(),
                                LocaleContextHolder.getLocale(),
                                note.arguments().toArray()),
                        note.text(),
                        note.facts()));
    }

    List<SearchController.Hit> of(List<SearchHit> hits) {
        return hits.stream().map(this::of).toList();
    }
}
