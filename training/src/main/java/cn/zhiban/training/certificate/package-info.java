/** Certificates (上岗证): who has proven to be ready for which shop, platform and post, and until when. */
@NullMarked
package cn.zhiban.training.certificate;

import org.jspecify.annotations.NullMarked;
