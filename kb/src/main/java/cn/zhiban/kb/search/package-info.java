/** The search that agents use while a buyer waits: index, query, ranking, what was searched and copied, gaps. */
@NullMarked
package cn.zhiban.kb.search;

import org.jspecify.annotations.NullMarked;
