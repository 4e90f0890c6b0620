package cn.zhiban.kb.article;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ArticleRepository extends JpaRepository<Article, Long> {
    Optional<Article> findByExternalId(String externalId);

    @Query("select a from Article a join fetch a.latest left join fetch a.published where a.externalId in ?1")
    List<Article> findByExternalIds(Collection<String> externalIds);

    @Query("select a from Article a join fetch a.latest left join fetch a.published where a.id in ?1")
    List<Article> findWithVersions(Collection<Long> ids);
}
