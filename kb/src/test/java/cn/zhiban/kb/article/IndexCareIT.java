package cn.zhiban.kb.article;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.search.mapper.orm.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class IndexCareIT {
    @Autowired
    private IndexCare care;

    @Autowired
    private KnowledgeFixtures fixtures;

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void settle() throws InterruptedException {
        fixtures.awaitIndex();
        care.compare();
        fixtures.awaitIndex();
    }

    @Test
    void anIndexThatIsRightIsLeftAlone() throws InterruptedException {
        fixtures.publish(KnowledgeFixtures.shared("怎么退差价", "七天内可退"));
        fixtures.awaitIndex();
        assertThat(care.compare().mended()).isZero();
    }

    @Test
    void aLostIndexIsMadeAnew() throws InterruptedException {
        fixtures.publish(KnowledgeFixtures.shared("怎么换货", "联系客服"));
        fixtures.awaitIndex();
        Search.mapping(factory).scope(Article.class).workspace().purge();
        IndexCare.Comparison found = care.compare();
        assertThat(found.mended()).isPositive().isEqualTo(found.articles());
        fixtures.awaitIndex();
        assertThat(care.compare().mended()).isZero();
    }

    @Test
    void whatChangedPastTheQueueIsTakenInAndWhatIsGoneIsRemoved() throws InterruptedException {
        fixtures.publish(KnowledgeFixtures.shared("包邮吗", "满 59 包邮"));
        long gone = fixtures.publish(KnowledgeFixtures.shared("几天到", "三天")).id();
        fixtures.awaitIndex();
        jdbc.update("UPDATE kb_article SET state = 'ARCHIVED' WHERE id = ?", gone);
        assertThat(care.compare().mended()).isEqualTo(1);
        fixtures.awaitIndex();
        jdbc.update("UPDATE kb_article SET state = 'PUBLISHED' WHERE id = ?", gone);
        assertThat(care.compare().mended()).isEqualTo(1);
        fixtures.awaitIndex();
        assertThat(care.compare().mended()).isZero();
    }
}
