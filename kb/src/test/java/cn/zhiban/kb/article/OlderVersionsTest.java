package cn.zhiban.kb.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OlderVersionsTest {
    @Test
    void readsAVersionThatWasWrittenBeforeRepliesAndScriptsExisted() {
        ArticleContent content = ArticleContentJson.read("""
                {"kind":"FAQ","title":"几天发货","similarQuestions":["多久发"],"answer":"48 小时内","categoryId":3,
                 "platforms":["JD"],"clientId":null,"shopIds":[7],"tags":[],"skus":[],
                 "product":{"attributes":[],"materials":"","sizeTable":"","notes":""},"validFrom":null,"validTo":null}""");

        assertThat(content.shopIds()).containsExactly(7L);
        assertThat(content.shortCode()).isEmpty();
        assertThat(content.wordings()).isEmpty();
        assertThat(content.flow()).isNull();
        assertThat(ArticleContentJson.read(ArticleContentJson.write(content))).isEqualTo(content);
    }

    @Test
    void readsAnIndexDocumentOfAnOlderRelease() {
        IndexedArticle article = ArticleIndexBinder.JSON.readValue("""
                {"id":5,"externalId":null,"kind":"FAQ","title":"几天发货","similarQuestions":[],"text":"48 小时内","details":"",
                 "tags":[],"skus":[],"categoryId":null,"clientId":null,"shopIds":[],"platforms":[],"validTo":null}""", IndexedArticle.class);

        assertThat(article.shortCode()).isEmpty();
        assertThat(article.searchText().codes()).isEmpty();
    }
}
