/** Articles on the screen: reading, the editors' list, writing, the conflict of two writers. */
@NullMarked
package cn.zhiban.kb.article.ui;

import org.jspecify.annotations.NullMarked;
