-- Pictures that came with documents, so that importing the same document again shows the same picture
CREATE TABLE kb_document_picture (
  sha256    CHAR(64)    NOT NULL COMMENT 'of the content, in hexadecimal',
  public_id VARCHAR(40) NOT NULL COMMENT 'address of the stored file',
  CONSTRAINT pk_kb_document_picture PRIMARY KEY (sha256)
);
