package cn.zhiban.kb.article;

import org.hibernate.search.mapper.pojo.bridge.RoutingBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.RoutingBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.RoutingBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.RoutingBridgeRouteContext;
import org.hibernate.search.mapper.pojo.route.DocumentRoutes;

/** Only published articles have a document; drafts and archived ones are not in the index at all. */
public class PublishedOnly implements RoutingBinder {
    @Override
    public void bind(RoutingBindingContext context) {
        context.dependencies().use("state").use("published");
        context.bridge(Article.class, new Bridge());
    }

    private static final class Bridge implements RoutingBridge<Article> {
        @Override
        public void route(
                DocumentRoutes routes, Object identifier, Article article, RoutingBridgeRouteContext context) {
            if (article.getState() == ArticleState.PUBLISHED && article.getPublished() != null) {
                routes.addRoute();
            } else {
                routes.notIndexed();
            }
        }

        @Override
        public void previousRoutes(
                DocumentRoutes routes, Object identifier, Article article, RoutingBridgeRouteContext context) {
            routes.addRoute();
        }
    }
}
