/** What buyers say (客户之声): causes that agents mark in two clicks, beside the number of conversations. */
@NullMarked
package cn.zhiban.kb.insight.voice;

import org.jspecify.annotations.NullMarked;
