/** The screens to mark what buyers say and to see what they say most. */
@NullMarked
package cn.zhiban.kb.insight.voice.ui;

import org.jspecify.annotations.NullMarked;
