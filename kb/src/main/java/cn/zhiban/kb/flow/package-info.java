/** What a guided flow is made of. Knows nothing of articles, people or the database. */
@NullMarked
package cn.zhiban.kb.flow;

import org.jspecify.annotations.NullMarked;
