/** Red lines for outside tools and for the browser. */
@NullMarked
package cn.zhiban.kb.redline.rest;

import org.jspecify.annotations.NullMarked;
