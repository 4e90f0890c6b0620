package cn.zhiban.kb.markdown;

import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** In a chat a link is its words and its address; a picture of the suite's own store means nothing to a buyer. */
final class PlainAddresses implements NodeRenderer {
    private final TextContentNodeRendererContext context;

    PlainAddresses(TextContentNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class, Link.class);
    }

    @Override
    public void render(Node node) {
        StringBuilder words = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
            if (child instanceof Text text) {
                words.append(text.getLiteral());
            }
        }
        if (node instanceof Link link && !link.getDestination().contentEquals(words)) {
            context.getWriter().write((words.isEmpty() ? "" : " ") + link.getDestination());
        }
    }
}
