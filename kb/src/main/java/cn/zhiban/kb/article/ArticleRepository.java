package cn.zhiban.kb.article;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ArticleRepository extends JpaRepository<Article, Long> {
    Optional<Article> findByExternalId(String externalId);

    /** Loads an article so that nobody else writes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Article a where a.id = ?1")
    Optional<Article> findForWriting(long id);

    @Query("select a from Article a join fetch a.latest left join fetch a.published where a.externalId in ?1")
    List<Article> findByExternalIds(Collection<String> externalIds);

    @Query("select a from Article a join fetch a.latest left join fetch a.published where a.id in ?1")
    List<Article> findWithVersions(Collection<Long> ids);
}
