/** What works and what is missing, counted from what people search, open and copy; what editors should do first. */
@NullMarked
package cn.zhiban.kb.insight;

import org.jspecify.annotations.NullMarked;
