/** The daily review: questions that come back before they are forgotten. */
@NullMarked
package cn.zhiban.training.deck;

import org.jspecify.annotations.NullMarked;
